// The JSON API of this server: src/sandbox/README.md.

async function answer(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error?.sentence ?? response.statusText);
  return body;
}

export async function get(path) {
  return answer(await fetch(`/sandbox/${path}`));
}

export async function post(path, body) {
  return answer(
    await fetch(`/sandbox/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

export async function remove(path) {
  return answer(await fetch(`/sandbox/${path}`, { method: "DELETE" }));
}

export function phonePath(id, what = "") {
  return `phones/${encodeURIComponent(id)}${what && `/${what}`}`;
}
