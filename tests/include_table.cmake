# Holds the #include lines of every folder against the table of the design:
# data flows one way, and each outside library has its one folder.
# Run by ctest: cmake -D SOURCE=DIR -P include_table.cmake

set(FOLDERS base tokenize checks io aligner/lattice aligner/classic aligner
    aligner/scoring document/lexicon document batch corpus training report lib
    cli)

set(MAY_base "base")
set(MAY_tokenize "tokenize;base")
set(MAY_checks "checks;tokenize;base")
set(MAY_io "io;base")
set(MAY_aligner/lattice "aligner/lattice;base")
set(MAY_aligner/classic "aligner/classic;aligner/lattice;aligner;base")
set(MAY_aligner "aligner;aligner/lattice;base")
set(MAY_aligner/align.c "aligner/classic")
set(MAY_aligner/band_path.c "aligner/classic") # these two alone
set(MAY_aligner/scoring "aligner/scoring;aligner;aligner/lattice;base")
set(MAY_document/lexicon "document/lexicon;io;tokenize;base")
set(MAY_document "document;document/lexicon;checks;aligner/scoring;aligner;aligner/lattice;io;tokenize;base")
set(MAY_batch "batch;${MAY_document}")
set(MAY_corpus "corpus;${MAY_document}")
set(MAY_training "training;batch;corpus;${MAY_document}")
set(MAY_report "report;corpus;batch;${MAY_document}")
set(MAY_lib "lib;report;training;corpus;batch;${MAY_document}")
set(MAY_cli "cli")

set(OUTSIDE_base "xxhash\\.h|pthread\\.h")
set(OUTSIDE_tokenize "unicode/.*")
set(OUTSIDE_io "unicode/.*|zlib\\.h|libdeflate\\.h|libxml/.*|jansson\\.h|zstd\\.h")
set(OUTSIDE_aligner "gsl/.*")
set(OUTSIDE_aligner/scoring "gsl/.*")
set(OUTSIDE_report "xlsxwriter\\.h")
set(OUTSIDE_cli "getopt\\.h")

set(SYSTEM "[a-z]+\\.h|sys/[a-z]+\\.h")
set(LIBRARIES
  "xxhash\\.h|pthread\\.h|unicode/.*|gsl/.*|zlib\\.h|libdeflate\\.h|libxml/.*|jansson\\.h|zstd\\.h|xlsxwriter\\.h|getopt\\.h")

# What is still to go: each entry leaves with the change that ends it.
set(NOT_YET "aligner/lexicon\\.h")

set(n_lines 0)
set(n_faults 0)
foreach(folder IN LISTS FOLDERS)
  file(GLOB files ${SOURCE}/${folder}/*.c ${SOURCE}/${folder}/*.h)
  if(NOT files)
    message(FATAL_ERROR "no file in ${folder}")
  endif()
  set(outside "${OUTSIDE_${folder}}")
  if(NOT outside)
    set(outside "none")
  endif()
  foreach(file IN LISTS files)
    file(RELATIVE_PATH name ${SOURCE} ${file})
    set(may ${MAY_${folder}} ${MAY_${name}})
    string(REPLACE ";" "|" may "${may}")
    file(STRINGS ${file} lines REGEX "^[ ]*#[ ]*include")
    foreach(line IN LISTS lines)
      math(EXPR n_lines "${n_lines} + 1")
      if(line MATCHES "include \"(${may})/[a-z0-9_]+\\.h\"")
        continue()
      endif()
      if(line MATCHES "include \"(${NOT_YET})\"")
        continue()
      endif()
      if(NOT_YET_${folder} AND
         line MATCHES "include \"(${NOT_YET_${folder}})\"")
        continue()
      endif()
      if(folder STREQUAL "lib" AND line MATCHES "include \"stele[a-z_]*\\.h\"")
        continue() # headers that are installed beside each other
      endif()
      if(folder STREQUAL "cli" AND
         line MATCHES "include \"lib/stele(_lab)?\\.h\"")
        continue()
      endif()
      if(line MATCHES "include <(${outside})>")
        continue()
      endif()
      if(line MATCHES "include <(${SYSTEM})>" AND
         NOT line MATCHES "include <(${LIBRARIES})>")
        continue()
      endif()
      math(EXPR n_faults "${n_faults} + 1")
      message("${file}: not in the table: ${line}")
    endforeach()
  endforeach()
endforeach()

if(n_lines EQUAL 0)
  message(FATAL_ERROR "no #include line found under ${SOURCE}")
endif()
if(n_faults GREATER 0)
  message(FATAL_ERROR "${n_faults} of ${n_lines} #include lines break the table")
endif()
message("${n_lines} #include lines hold")
