/** The `application_name` of a connection to whose commits the disk may come later: they are answered at once. */
export const deferredCommits = "dau-moi-deferred";
