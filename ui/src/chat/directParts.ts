/** What a direct conversation shows beyond a room, in one piece: it comes when the first one is opened. */
export { default as Cards } from "./Cards.svelte";
export { default as DirectHead } from "./DirectHead.svelte";
export { default as DirectStopped } from "./DirectStopped.svelte";
