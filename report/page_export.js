/* report/page_export.js */
