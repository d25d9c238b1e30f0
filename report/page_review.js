/* report/page_review.js */
