import * as analogueLookup from '/pkg/index.js';

window.analogueLookup = analogueLookup;
