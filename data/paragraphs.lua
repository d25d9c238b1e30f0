-- data/paragraphs.lua - a filter for pandoc: a document as paragraphs, a line
-- each, for Stele.  SPDX-License-Identifier: GPL-3.0-or-later
--
--     stele align <(pandoc -L paragraphs.lua -t plain --wrap=none a.docx) ...
--
-- A heading, an item of a list, a cell, a caption and a note are a paragraph
-- each.  Left out: code, rules, raw markup, pictures and the marks of notes.
-- Without it pandoc draws tables with rows of dashes, which pair at 1.00.

local found -- the paragraphs, in order

local last -- the text of the last one

local function add(inlines)
  local text = pandoc.utils.stringify(inlines)
  if text:match('%S') then
    found[#found + 1] = pandoc.Para(inlines)
    last = text
  end
end

-- Blocks in their order; a note comes behind the paragraph that has it.
local walk
local function add_with_notes(inlines)
  local notes = {}
  local rest = pandoc.walk_inline(pandoc.Span(inlines), {
    Note = function(note)
      notes[#notes + 1] = note.content
      return {}
    end,
    Image = function() return {} end,
    RawInline = function() return {} end,
    LineBreak = function() return pandoc.Space() end,
    SoftBreak = function() return pandoc.Space() end,
    Link = function(link)
      -- the way to a note of a page, and back
      local text = pandoc.utils.stringify(link)
      local mark = link.classes:includes('footnote-ref')
      return (mark or text:match('^\u{21A9}')) and {} or link.content
    end,
    Emph = function(e) return e.content end,
    Strong = function(e) return e.content end,
    Strikeout = function(e) return e.content end,
    SmallCaps = function(e) return e.content end,
    Underline = function(e) return e.content end,
    Superscript = function(e) return e.content end,
    Subscript = function(e) return e.content end,
  })
  add(rest.content)
  for _, note in ipairs(notes) do walk(note) end
end

local function rows(list)
  for _, row in ipairs(list) do
    for _, cell in ipairs(row.cells or row[2]) do
      walk(cell.contents or cell[5])
    end
  end
end

local handle = {
  Para = function(b) add_with_notes(b.content) end,
  Plain = function(b) add_with_notes(b.content) end,
  Header = function(b) add_with_notes(b.content) end,
  BlockQuote = function(b) walk(b.content) end,
  Div = function(b) walk(b.content) end,
  LineBlock = function(b)
    for _, line in ipairs(b.content) do add_with_notes(line) end
  end,
  BulletList = function(b)
    for _, item in ipairs(b.content) do walk(item) end
  end,
  DefinitionList = function(b)
    for _, item in ipairs(b.content) do
      add_with_notes(item[1])
      for _, definition in ipairs(item[2]) do walk(definition) end
    end
  end,
  Table = function(b)
    -- some readers give the caption as the paragraph before the table, too
    local caption = b.caption and b.caption.long or {}
    if pandoc.utils.stringify(caption) ~= last then walk(caption) end
    rows(b.head.rows or b.head[2])
    for _, body in ipairs(b.bodies) do
      rows(body.head or {})
      rows(body.body or {})
    end
    rows(b.foot.rows or b.foot[2])
  end,
}
handle.OrderedList = handle.BulletList

walk = function(blocks)
  for _, block in ipairs(blocks) do
    local f = handle[block.t]
    if f then f(block) end
  end
end

function Pandoc(doc)
  found, last = {}, nil
  walk(doc.blocks)
  return pandoc.Pandoc(found)
end
