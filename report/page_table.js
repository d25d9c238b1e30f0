/* report/page_table.js */
