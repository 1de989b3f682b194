// Time textlint with the prh rule.  Usage: textlint_prh.mjs NPM_FOLDER RULES_JSON FILE; prints {"load", "seconds"}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, configFilePath, file] = process.argv.slice(2);
const { createLinter, loadTextlintrc } = createRequire(`${folder}/`)("textlint");
const text = readFileSync(file, "utf8");
const start = performance.now();
const descriptor = await loadTextlintrc({ configFilePath, node_modulesDir: `${folder}/node_modules` });
const linter = createLinter({ descriptor });
await linter.fixText("La data est ouverte à tous.", "essai.txt");
const loaded = performance.now();
const { messages } = await linter.fixText(text, "texte.txt");
const done = performance.now();
console.log(JSON.stringify({ load: (loaded - start) / 1000, seconds: (done - loaded) / 1000, remarks: messages.length }));
