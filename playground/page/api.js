// Speaking to the control API, and hearing what changes.
import { note } from "./dom.js";
import { say } from "./words.js";

export async function ask(method, path, body) {
  const options = { method };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers = { "Content-Type": "application/json" };
  }
  const answer = await fetch(`/control/${path}`, options);
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.error ?? answer.statusText);
  return told;
}

// For what a press starts: a refusal is shown and goes no further.
export async function tryTo(method, path, body) {
  try {
    return await ask(method, path, body);
  } catch (error) {
    note(error instanceof TypeError ? say("lost") : error.message);
    return null;
  }
}

export async function listen(from, { heard, reset }) {
  let after = from;
  let lost = false;
  for (;;) {
    try {
      const told = await ask("GET", `events?after=${after}&wait=25`);
      if (lost) note(say("back"));
      lost = false;
      after = told.next;
      if (told.reset) after = (await reset()) ?? after;
      for (const event of told.events) heard(event);
    } catch {
      if (!lost) note(say("lost"));
      lost = true;
      await new Promise((resume) => setTimeout(resume, 1500));
    }
  }
}
