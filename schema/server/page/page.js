"use strict";

const $ = (id) => document.getElementById(id);
const query = $("query"), variables = $("variables"), token = $("token"), status = $("status"), answer = $("answer");

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
    if (!$("credentials").hidden && codes.includes("UNAUTHENTICATED")) token.focus();
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

const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],]/g;

function show(result) {
  const text = JSON.stringify(result, null, 2), parts = document.createDocumentFragment();
  let at = 0;
  for (const found of text.matchAll(tokens)) {
    const [whole, string, colon] = found;
    parts.append(text.slice(at, found.index));
    const span = document.createElement("span");
    span.className = colon ? "key" : string ? "text" : /[\d]/.test(whole) ? "number" : /[a-z]/.test(whole) ? "word" : "mark";
    span.textContent = whole;
    parts.append(span);
    at = found.index + whole.length;
  }
  answer.replaceChildren(parts, text.slice(at));
  answer.scrollTop = 0;
  $("copy").disabled = false;
}

function choose(example, button) {
  for (const b of $("examples").querySelectorAll("button")) b.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
  query.value = example.query.join("\n");
  variables.value = example.variables ? JSON.stringify(example.variables, null, 2) : "";
  query.scrollTop = 0;
}

async function begin() {
  const examples = await (await fetch("examples.json")).json();
  for (const example of examples) {
    const button = document.createElement("button"), item = document.createElement("li");
    button.type = "button";
    button.textContent = example.name;
    button.addEventListener("click", () => { choose(example, button); if (!example.writes) run(); });
    item.append(button);
    $("examples").append(item);
  }
  choose(examples[0], $("examples").querySelector("button"));
  const counts = await ask("{ store { articles entities relations } }");
  if (counts.data) {
    const { articles, entities, relations } = counts.data.store;
    $("counts").textContent = `${articles} articles · ${entities} entities · ${relations} relations`;
    run();
  } else {
    say(counts.errors[0].message, true);
    token.focus();
  }
}

$("form").addEventListener("submit", (event) => { event.preventDefault(); run(); });
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
});
$("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(answer.textContent);
  say("copied");
});
begin().catch((wrong) => say(`The server does not answer: ${wrong.message}`, true));
