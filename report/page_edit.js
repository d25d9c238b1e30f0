/* report/page_edit.js */
