import { refusal } from "./refusal.js";

/** Zalo takes only public HTTPS addresses; loopback is excepted here, so that tests can listen. */
export function checkWebhookUrl(text: string): void {
  if (!URL.canParse(text)) throw refusal(400, "The webhook URL is invalid");
  const url = new URL(text);
  if (isLoopback(url)) return;
  if (url.protocol !== "https:") throw refusal(400, "The webhook URL must start with https://");
  if (isPrivate(url)) throw refusal(400, "The webhook URL is invalid");
}

/** Whether a picture at this address could be fetched from outside; loopback is excepted here. */
export function isReachable(url: URL): boolean {
  return isLoopback(url) || !isPrivate(url);
}

function isLoopback(url: URL): boolean {
  const host = url.hostname;
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function isPrivate(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, "").toLowerCase();
  return (
    /^(?:10|0|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(host) ||
    /^(?:f[cd][0-9a-f]{2}|fe80|::)/.test(host) ||
    /(?:^|\.)(?:local|internal|lan)$/.test(host) ||
    !/[.:]/.test(host)
  );
}
