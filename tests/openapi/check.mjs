// Holds a running server against its own /openapi.json: every route is asked, every answer validated
// against its schema, every parameter sent, and what is not described must be refused.
//
//     node check.mjs http://127.0.0.1:8080 KEY [DESCRIPTION]
//
// With DESCRIPTION, a file, the server is held against that instead.
// Prints what is wrong, a line each, and ends with 1; else prints what was checked.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [base, key, file] = process.argv.slice(2);
const faults = [];
const fault = (text) => faults.push(text);
let answers = 0;

const description = JSON.parse(file ? readFileSync(file, "utf8") : await (await fetch(`${base}/openapi.json`)).text());
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(description, "openapi");

// What is asked of each operation: targets, or whole requests. Receipts are found on the way.
const json = { "content-type": "application/json" };
const auth = { authorization: `Bearer ${key}` };
const cases = {
  search: [
    "/v1/search?q=Haushalt",
    "/v1/search?q=Haushalt&snippets=5&snippet_length=100&highlight=offsets&facets=section,source,author,agency,place,keyword,language,year,month,day",
    "/v1/search?q=Bundestag&highlight=none&limit=1&collapse=duplicates",
    "/v1/search?q=Hauhsalt+%22offen&sort=newest",
    "/v1/search?explain=1&q=Haushalt+Bundestag&recency=strong",
    "/v1/search?limit=101",
  ],
  export: ["/v1/export?q=Haushalt", "/v1/export?q=Haushalt&format=csv", "/v1/export?format=xml"],
  atom_feed: ["/v1/feed.atom?q=Haushalt", "/v1/feed.atom?cursor=x"],
  rss_feed: ["/v1/feed.rss?q=Haushalt"],
  write: [
    { target: "/v1/articles?wait=searchable", method: "POST", headers: { ...json, ...auth }, body: '[{"id":"neu-1","title":"Neu","body":"Haushalt"},{"id":"leer"}]' },
    { target: "/v1/articles", method: "POST", headers: { "content-type": "application/x-ndjson", ...auth }, body: '{"id":"neu-2","title":"Neu"}\n' },
    { target: "/v1/articles", method: "POST", headers: { ...json }, body: "{}" },
    { target: "/v1/articles", method: "POST", headers: { ...json, ...auth }, body: '{"id":"leer"}' },
    { target: "/v1/articles", method: "POST", headers: { "content-type": "text/plain", ...auth }, body: "x" },
    { target: "/v1/articles", method: "POST", headers: { ...json, ...auth }, body: "{" },
  ],
  put: [
    { target: "/v1/articles/neu-3?wait=searchable&timeout=30s", method: "PUT", headers: { ...json, ...auth }, body: '{"title":"Neu"}' },
    { target: "/v1/articles/neu-4", method: "PUT", headers: { ...json, ...auth }, body: '{"title":"Neu"}' },
  ],
  delete: [{ target: "/v1/articles/neu-1?wait=searchable&timeout=30s", method: "DELETE", headers: auth }],
  receipt: [],
  article: ["/v1/articles/ARTICLE", "/v1/articles/nirgends", { target: "/v1/articles/ARTICLE", headers: { accept: "image/png" } }],
  article_snippets: ["/v1/articles/ARTICLE/snippets?q=Haushalt", "/v1/articles/ARTICLE/snippets", "/v1/articles/x/snippets?q=a"],
  similar: ["/v1/articles/ARTICLE/similar", "/v1/articles/x/similar"],
  suggest: ["/v1/suggest?q=ha", "/v1/suggest?q=ha&format=opensearch"],
  text_snippets: [
    { target: "/v1/snippets", method: "POST", headers: json, body: '{"q":"Haus","text":"Das Haus.","highlight":"offsets"}' },
    { target: "/v1/snippets", method: "POST", headers: json, body: '{"q":"Haus"}' },
  ],
  analyze: ["/v1/analyze?text=Haushaltsdebatte", "/v1/analyze"],
  stats: ["/v1/stats"],
  health: ["/healthz"],
  readiness: ["/readyz"],
  metrics: ["/metrics"],
  openapi: ["/openapi.json"],
  opensearch: ["/opensearch.xml"],
  problem_page: ["/problems/not-found", "/problems/nichts"],
  search_page: ["/", "/?q=Haushalt", { target: "/?limit=x", headers: { accept: "text/html" } }],
  article_page: ["/artikel/ARTICLE?q=Haushalt&lang=en", { target: "/artikel/nirgends", headers: { accept: "text/html" } }],
  similar_page: ["/artikel/ARTICLE/aehnlich"],
  versions_page: ["/artikel/ARTICLE/fassungen"],
  bibtex: ["/artikel/ARTICLE/zitat.bib"],
  ris: ["/artikel/ARTICLE/zitat.ris"],
  help_page: ["/hilfe", "/hilfe?lang=en"],
};

const article = (await (await fetch(`${base}/v1/search?q=Haushalt`)).json()).hits[0].id;

function resolved(object) {
  if (!object?.$ref) return object;
  return object.$ref.slice(2).split("/").reduce((at, name) => at[name.replaceAll("~1", "/").replaceAll("~0", "~")], description);
}

function pointer(...names) {
  return "openapi#/" + names.map((name) => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
}

// Where the schema of an answer stands, whether its response is written there or referred to.
function schemaPointer(path, method, status, type) {
  const response = description.paths[path][method].responses[status];
  const at = response.$ref ? response.$ref.slice(2).split("/") : ["paths", path, method, "responses", status];
  return pointer(...at, "content", type, "schema");
}

async function check(path, method, operation, request) {
  const wanted = typeof request === "string" ? { target: request } : request;
  const target = wanted.target.replace("ARTICLE", encodeURIComponent(article));
  const response = await fetch(base + target, { method: wanted.method ?? "GET", headers: wanted.headers, body: wanted.body });
  const body = await response.text();
  answers += 1;
  const where = `${wanted.method ?? "GET"} ${target}: ${response.status}`;
  const status = operation.responses[response.status] ? String(response.status) : "default";
  const described = resolved(operation.responses[status]);
  if (status === "default") fault(`${where} is not described`);
  const type = (response.headers.get("content-type") ?? "").split(";")[0];
  if (!described.content?.[type]) return fault(`${where}: the type ${type} is not described`);
  for (const name of Object.keys(described.headers ?? {})) {
    const isOptional = ["Link", "ETag", "Location", "Last-Modified"].includes(name);
    if (!isOptional && !response.headers.has(name)) fault(`${where} lacks ${name}`);
  }
  if (described.headers?.ETag && response.status === 200 && !response.headers.has("etag")) fault(`${where} lacks ETag`);
  const value = type.endsWith("json") && type !== "application/x-ndjson" ? JSON.parse(body) : body;
  const validate = ajv.compile({ $ref: schemaPointer(path, method, status, type) });
  if (!validate(value)) {
    for (const error of validate.errors.slice(0, 5)) fault(`${where}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  }
  if (value?.receipt && operation.operationId !== "receipt") cases.receipt.push(`/v1/receipts/${value.receipt}`);
}

// A value that the schema of a parameter allows.
function sample(schema) {
  const inner = schema.type === "array" ? schema.items : schema;
  return inner.default ?? inner.enum?.[0] ?? inner.minimum ?? "2022";
}

async function checkParameters(path, operation) {
  const names = operation.parameters.filter((parameter) => parameter.in === "query").map((parameter) => parameter.name);
  const start = base + path.replace(/\{[a-z]+\}/, encodeURIComponent(article));
  const q = names.includes("q") ? "q=a&" : "";
  const refused = async (query) => {
    const answer = await fetch(`${start}?${query}`);
    const body = await answer.text();
    return answer.status === 400 && body.includes("is unknown");
  };
  for (const parameter of operation.parameters) {
    if (parameter.in === "query" && (await refused(`${parameter.name === "q" ? "" : q}${parameter.name}=${sample(parameter.schema)}`))) {
      fault(`${path}: ${parameter.name} is described, but unknown`);
    }
    if (parameter.schema.type === "array" && parameter.explode) {
      const answer = await fetch(`${start}?${q}${parameter.name}=a&${parameter.name}=b`);
      await answer.text();
      if (answer.status === 400) fault(`${path}: ${parameter.name} cannot be repeated`);
    }
  }
  return { names, refused };
}

// Pages and feeds take what a search takes; what has no meaning there may be refused in other words.
async function checkUnknown(path, { names, refused }, known) {
  if (["/", "/hilfe"].includes(path) || path.startsWith("/artikel")) return;
  for (const name of ["zzz", ...known.filter((name) => !names.includes(name))]) {
    if (name !== "cursor" && !(await refused(`${name}=1`))) fault(`${path}: ${name} is not described, but known`);
  }
}

const known = description.paths["/v1/search"].get.parameters.map((parameter) => parameter.name);
for (const [path, methods] of Object.entries(description.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    const requests = cases[operation.operationId];
    if (!requests?.length) fault(`${method} ${path}: nothing is asked of it`);
    for (const request of requests ?? []) await check(path, method, operation, request);
    if (method === "get" && operation.responses["400"] && operation.operationId !== "receipt") {
      await checkUnknown(path, await checkParameters(path, { ...operation, parameters: operation.parameters ?? [] }), known);
    }
  }
}

if (faults.length > 0) {
  console.log(faults.join("\n"));
  process.exit(1);
}
console.log(`${answers} answers of ${Object.keys(description.paths).length} paths are as described`);
