/** HTTP under /api/v1: every answer is a value, a refusal with its code, or "the network did not carry it". */
import type { Refusal } from "./protocol.gen";

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal; readonly status: number }
  | { readonly ok: false; readonly refusal: null; readonly status: 0 };

export type Fetch = (input: string, init: RequestInit) => Promise<Response>;
export type Method = "GET" | "POST" | "PUT" | "DELETE";

const UNAVAILABLE: Refusal = { code: "unavailable", args: {}, retry: true, proposals: null };

/** Makes `call(method, path, body)`. It never throws; `refusal: null` means that nothing came back. */
export function makeApi(fetch: Fetch, base = "/api/v1/") {
  return async function call<T>(method: Method, path: string, body?: object): Promise<Answer<T>> {
    const init: RequestInit = { method, headers: { accept: "application/json" }, credentials: "same-origin" };
    if (method !== "GET") {
      init.headers = { accept: "application/json", "content-type": "application/json" };
      init.body = JSON.stringify(body ?? {});
    }
    let response: Response;
    try {
      response = await fetch(base + path, init);
    } catch {
      return { ok: false, refusal: null, status: 0 };
    }
    return read<T>(response);
  };
}

export type Api = ReturnType<typeof makeApi>;

async function read<T>(response: Response): Promise<Answer<T>> {
  let value: unknown = undefined;
  try {
    const text = await response.text();
    value = text === "" ? undefined : JSON.parse(text);
  } catch {
    // A body that is not ours: a proxy's page, or a connection cut in the middle.
    return { ok: false, refusal: UNAVAILABLE, status: response.status };
  }
  if (response.ok) return { ok: true, value: value as T };
  return { ok: false, refusal: isRefusal(value) ? normal(value) : UNAVAILABLE, status: response.status };
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && typeof (value as { code?: unknown }).code === "string";
}

function normal(refusal: Refusal): Refusal {
  return {
    code: refusal.code,
    args: refusal.args ?? {},
    retry: refusal.retry ?? false,
    proposals: refusal.proposals ?? null,
  };
}
