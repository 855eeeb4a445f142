/** Where we are: the path of the address bar, moved without loading the page again. */
let path = $state(location.pathname);

addEventListener("popstate", () => {
  path = location.pathname;
});

export function where(): string {
  return path;
}

export function go(to: string, replace = false): void {
  if (to === path) return;
  history[replace ? "replaceState" : "pushState"](null, "", to);
  path = to;
}

/** For links inside the page: a plain click moves here, every other click stays the browser's. */
export function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.origin !== location.origin || link.hasAttribute("data-server")) return;
  event.preventDefault();
  go(link.pathname);
}
