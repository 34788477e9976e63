"use strict";

const $ = (id) => document.getElementById(id);
const query = $("query"), variables = $("variables"), token = $("token"), status = $("status"), answer = $("answer");
let last = "";

token.value = sessionStorage.getItem("token") ?? "";

async function ask(text, values) {
  const headers = { "Content-Type": "application/json" };
  if (token.value) headers.Authorization = `Bearer ${token.value}`;
  const response = await fetch("graphql", { method: "POST", headers, body: JSON.stringify({ query: text, variables: values }) });
  $("credentials").hidden = response.status !== 401 && !token.value;
  if (response.ok) sessionStorage.setItem("token", token.value);
  return response.json();
}

async function run() {
  let values;
  try {
    values = variables.value.trim() ? JSON.parse(variables.value) : undefined;
  } catch (wrong) {
    say(`The variables are no JSON: ${wrong.message}`, true);
    variables.focus();
    return;
  }
  $("run").disabled = true;
  say("asking …");
  const begun = performance.now();
  try {
    const result = await ask(query.value, values);
    const took = Math.round(performance.now() - begun);
    const codes = (result.errors ?? []).map((e) => e.extensions?.code ?? "error");
    say(codes.length ? `${[...new Set(codes)].join(", ")} · ${took} ms` : `${took} ms`, codes.length > 0);
    show(result);
    if (codes.includes("UNAUTHENTICATED")) {
      say("this server asks for a token", true);
      token.focus();
    } else {
      count();
    }
  } catch (wrong) {
    say(`The server does not answer: ${wrong.message}`, true);
  } finally {
    $("run").disabled = false;
  }
}

function say(text, wrong = false) {
  status.textContent = text;
  status.classList.toggle("wrong", wrong);
}

const tokens = /("(?:[^"\\]|\\.)*")(:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],]/g;

// columns is how many characters fit on a line of the answer.
function columns() {
  const ruler = document.createElement("span");
  ruler.textContent = "0".repeat(20);
  answer.replaceChildren(ruler);
  return Math.floor((answer.clientWidth - 34) / (ruler.getBoundingClientRect().width / 20));
}

// lines writes JSON with what fits on one line on one line.
function lines(value, width, indent = "", lead = "", tail = "") {
  const flat = JSON.stringify(value, null, 1).replace(/\n\s*/g, " ");
  if (value === null || typeof value !== "object" || indent.length + lead.length + flat.length < width) {
    return [indent + lead + flat + tail];
  }
  const list = Array.isArray(value), inner = indent + "  ", entries = Object.entries(value);
  return [
    indent + lead + (list ? "[" : "{"),
    ...entries.flatMap(([key, item], i) => lines(item, width, inner, list ? "" : JSON.stringify(key) + ": ", i < entries.length - 1 ? "," : "")),
    indent + (list ? "]" : "}") + tail,
  ];
}

function painted(line) {
  const row = document.createElement("div"), hang = line.search(/\S/) + 4;
  row.style.paddingLeft = `${hang}ch`;
  row.style.textIndent = `-${hang}ch`;
  let at = 0;
  for (const found of line.matchAll(tokens)) {
    const [whole, string, colon] = found;
    const span = document.createElement("span");
    span.className = colon ? "key" : string ? "text" : /\d/.test(whole) ? "number" : /[a-z]/.test(whole) ? "word" : "mark";
    span.textContent = whole;
    row.append(line.slice(at, found.index), span);
    at = found.index + whole.length;
  }
  row.append(line.slice(at));
  return row;
}

function show(result) {
  answer.replaceChildren(...lines(result, columns()).map(painted));
  answer.scrollTop = 0;
  last = JSON.stringify(result, null, 2);
  $("copy").disabled = false;
}

function choose(example, button) {
  for (const b of $("examples").querySelectorAll("button")) b.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
  query.value = example.query.join("\n");
  variables.value = example.variables ? JSON.stringify(example.variables, null, 2) : "";
  query.scrollTop = 0;
  if (example.writes) {
    answer.replaceChildren();
    say("press Run to try it");
  } else {
    run();
  }
}

async function begin() {
  const examples = await (await fetch("examples.json")).json();
  for (const example of examples) {
    const button = document.createElement("button"), item = document.createElement("li");
    button.type = "button";
    button.textContent = example.name;
    button.addEventListener("click", () => choose(example, button));
    item.append(button);
    $("examples").append(item);
  }
  choose(examples[0], $("examples").querySelector("button"));
}

async function count() {
  const { data } = await ask("{ store { articles entities relations } }");
  if (data) $("counts").textContent = `${data.store.articles} articles · ${data.store.entities} entities · ${data.store.relations} relations`;
}

$("form").addEventListener("submit", (event) => { event.preventDefault(); run(); });
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
});
$("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(last);
  say("copied");
});
begin().catch((wrong) => say(`The server does not answer: ${wrong.message}`, true));
