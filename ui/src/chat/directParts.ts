/** What a direct conversation shows beyond a room, in one piece: it comes when the first one is opened. */
export { default as Cards } from "./Cards.svelte";
export { default as Empty } from "./DirectEmpty.svelte";
export { default as Foot } from "./DirectFoot.svelte";
export { default as Head } from "./DirectHead.svelte";
export { default as Seen } from "./Seen.svelte";
export { default as Stopped } from "./DirectStopped.svelte";
