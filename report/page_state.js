/* report/page_state.js */
