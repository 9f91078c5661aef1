/** Counts messages in the page's title while nobody looks at the page. */
export function countInTitle(): void {
  if (!document.hidden) return;
  unread += 1;
  document.title = `(${unread}) ${name}`;
}

const name = document.title;
let unread = 0;

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unread = 0;
  document.title = name;
});
