# SPDX-License-Identifier: GPL-3.0-or-later
"""Spans and logs of one trace in OTLP JSON, with times in seconds after its start."""
import datetime, json
from stories import system_text, tool_definitions

UTC = datetime.timezone.utc
MS = 1_000_000


def ns(moment):
    return int((moment - datetime.datetime(1970, 1, 1, tzinfo=UTC)) / datetime.timedelta(microseconds=1)) * 1000


def value(v):
    if isinstance(v, bool):
        return {"boolValue": v}
    if isinstance(v, int):
        return {"intValue": str(v)}
    if isinstance(v, float):
        return {"doubleValue": v}
    if isinstance(v, list):
        return {"arrayValue": {"values": [value(x) for x in v]}}
    return {"stringValue": v}


def attributes(d):
    return [{"key": k, "value": value(v)} for k, v in d.items() if v is not None]


def compact(v):
    return json.dumps(v, ensure_ascii=False, separators=(", ", ": "))


def message(role, *parts):
    return {"role": role, "parts": list(parts)}


def text(content):
    return {"type": "text", "content": content}


class Trace:
    """Spans of one trace, added with times in seconds after its start."""

    def __init__(self, rng, start, version, tier, session, user):
        self.rng, self.start, self.version = rng, ns(start), version
        self.trace_id = "%032x" % rng.getrandbits(128)
        self.common = {"gen_ai.conversation.id": session, "user.id": user, "user.tier": tier}
        self.spans, self.logs, self.usage = [], [], []

    def add(self, name, begin, end, parent=None, kind=1, service="invoice-agent", attrs=None, error=None):
        span = {"traceId": self.trace_id, "spanId": "%016x" % self.rng.getrandbits(64), "name": name, "kind": kind,
                "startTimeUnixNano": str(self.start + int(begin * 1000) * MS + self.rng.randrange(MS)),
                "endTimeUnixNano": str(self.start + int(end * 1000) * MS + self.rng.randrange(MS)),
                "attributes": attributes(attrs or {})}
        if parent:
            span["parentSpanId"] = parent["spanId"]
        if error:
            span["attributes"] += attributes({"error.type": error.split(" ")[0]})
            span["status"] = {"code": 2, "message": error}
            span["events"] = [{"timeUnixNano": span["endTimeUnixNano"], "name": "exception",
                               "attributes": attributes({"exception.type": "UpstreamError", "exception.message": error})}]
        self.spans.append((service, span))
        return span

    def log(self, at, body, span, severity=9, service="invoice-agent", **attrs):
        self.logs.append((service, {
            "timeUnixNano": str(self.start + int(at * 1000) * MS), "severityNumber": severity,
            "severityText": {9: "INFO", 13: "WARN", 17: "ERROR"}[severity], "body": {"stringValue": body},
            "attributes": attributes({k.replace("__", "."): v for k, v in attrs.items()}),
            "traceId": self.trace_id, "spanId": span["spanId"]}))

    def agent(self, name, begin, end, parent=None):
        return self.add("invoke_agent " + name, begin, end, parent, attrs={
            "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": name, "gen_ai.agent.version": self.version, **self.common})

    def chat(self, model, role, begin, end, parent, agent, prompt, said, tokens, finish="stop", prompt_name=None, max_tokens=4096):
        """A model call. `tokens` is (input, of it from the cache, output), or None where the call failed."""
        provider, request, response, host = model
        name, _, version = (prompt_name or "").partition("@")
        tokens_in, cached, tokens_out = tokens or (None, None, None)
        if tokens:
            self.usage.append((response, self.start, tokens_in, tokens_out))
        answer = {"gen_ai.response.model": response, "gen_ai.response.id": "resp_%012x" % self.rng.getrandbits(48),
                  "gen_ai.usage.input_tokens": tokens_in, "gen_ai.usage.cache_read.input_tokens": cached,
                  "gen_ai.usage.output_tokens": tokens_out, "gen_ai.response.finish_reasons": [finish],
                  "gen_ai.output.messages": compact([dict(message("assistant", *(said or [])), finish_reason=finish)])}
        return self.add(f"chat {request}", begin, end, parent, kind=3, error=None if tokens else "429 Too Many Requests", attrs={
            "gen_ai.operation.name": "chat", "gen_ai.provider.name": provider, "gen_ai.request.model": request,
            "gen_ai.agent.name": agent, "server.address": host, "server.port": 443, "gen_ai.request.max_tokens": max_tokens,
            "gen_ai.request.temperature": 0.2, "gen_ai.prompt.name": name or None, "gen_ai.prompt.version": version or None,
            "gen_ai.tool.definitions": compact(tool_definitions()) if role == "verify" else None,
            "gen_ai.system_instructions": compact([text(system_text(role, version))]), "gen_ai.input.messages": compact(prompt),
            **(answer if tokens else {}), **self.common})

    def call_id(self):
        return "call_%010x" % self.rng.getrandbits(40)

    def tool(self, name, begin, end, parent, agent, arguments, result, service=None, url=None, status=200, method="GET", error=None,
             call=None):
        """A tool call and, where a service answers it, the request as that service saw it. Returns (call id, arguments, result)."""
        call = call or self.call_id()
        span = self.add("execute_tool " + name, begin, end, parent, attrs={
            "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": name, "gen_ai.tool.type": "function",
            "gen_ai.tool.call.id": call, "gen_ai.agent.name": agent, "gen_ai.tool.call.arguments": compact(arguments),
            "gen_ai.tool.call.result": None if error else compact(result), **self.common}, error=error)
        size = 0 if error else len(compact(result).encode())
        if service:
            host, path, query = split_url(url)
            self.add(f"{method} {path}", begin + 0.05, end - 0.05, span, kind=2, service=service, error=error, attrs={
                "http.request.method": method, "url.scheme": "http", "url.path": path, "url.query": query, "server.address": host,
                "http.response.status_code": status, "http.response.body.size": size})
        self.log(end, f"{name}: {error}" if error else f"{name}: {size} bytes", span, 13 if error else 9)
        return call, arguments, result


def split_url(url):
    host, _, rest = url.partition("://")[2].partition("/")
    path, _, query = rest.partition("?")
    return host, "/" + path, query or None


def asked(call, name, arguments):
    return message("assistant", {"type": "tool_call", "id": call, "name": name, "arguments": arguments})


def answered(call, result):
    return message("tool", {"type": "tool_call_response", "id": call, "response": result})
