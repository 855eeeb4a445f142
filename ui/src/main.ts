import { mount } from "svelte";
import App from "./chat/App.svelte";
import { startI18n } from "./chat/i18n.svelte";
import { keepHelp } from "./chat/offlineHelp";
import { load } from "./chat/place.svelte";
import { applySettings } from "./chat/settings.svelte";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";

applySettings();
void load();
await startI18n();
const target = document.getElementById("app");
if (target) mount(App, { target });
void keepHelp();
