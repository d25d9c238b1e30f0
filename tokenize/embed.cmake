# Turns a file into a C array, so that the program needs no file at run time.
# cmake -D INPUT=FILE -D OUTPUT=FILE.c -D NAME=name -P embed.cmake
# The array is `const unsigned char NAME[]`, its length `const size_t NAME_n`.
file(READ ${INPUT} hex HEX)
string(LENGTH "${hex}" n_digits)
math(EXPR n_bytes "${n_digits} / 2")
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
get_filename_component(input_name ${INPUT} NAME)
file(WRITE ${OUTPUT}
  "/* Made from ${input_name}. */\n#include \"tokenize/embedded.h\"\n\n"
  "const size_t ${NAME}_n = ${n_bytes};\n"
  "const unsigned char ${NAME}[] = {\n${hex}};\n")
