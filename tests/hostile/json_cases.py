# SPDX-License-Identifier: GPL-3.0-or-later
"""H2, OTLP JSON: the grammar of RFC 8259, and the rules by which OTLP reads it."""
from make_cases import END, SINS, SPAN, START, TRACE

PRINTABLE = set(range(0x20, 0x7F)) - {ord("%")}


def raw(data):
    """Bytes as a recipe: percent-encoded where they are not printable ASCII."""
    if isinstance(data, str):
        data = data.encode()
    return "".join(chr(b) if b in PRINTABLE else f"%{b:02X}" for b in data)


def times(count, text):
    return f"%{{{count}*{len(raw(text))}:{raw(text)}}}"


def good(n):
    return f'{{"traceId":"{TRACE}","spanId":"{n:016x}","name":"ok","startTimeUnixNano":"{START}","endTimeUnixNano":"{END}"}}'


def document(*spans, more=""):
    return '{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"hostile"}}]},"scopeSpans":[{"spans":[' \
        + ",".join(spans) + "]}]}]" + more + "}"


def member(text, n=2):
    """A span with further members, between two good ones."""
    return document(good(1), good(n)[:-1] + "," + text + "}", good(3))


def replaced(key, value):
    start = good(2)
    begin = start.index(f'"{key}":')
    end = start.index(',"', begin) if ',"' in start[begin:] else len(start) - 1
    return document(good(1), start[:begin] + (f'"{key}":{value}' if value else '"x":1') + start[end:], good(3))


def attribute(value):
    return member('"attributes":[{"key":"k","value":' + value + "}]")


ODD = " flag=json-oddity"


def h2():
    yield from h2_grammar()
    yield from h2_numbers()
    yield from h2_texts()
    yield from h2_ids()
    yield from h2_fields()
    yield from h2_values()
    yield from h2_shapes()


def h2_grammar():
    """What is no JSON is refused as a whole; what is JSON is not."""
    whole = document(good(1))
    for n in range(0, len(whole), 7):
        yield f"cut at {n:03}", raw(whole[:n]), "400"
    tails = {"tail text": "x", "tail brace": "}", "tail bracket": "]", "tail comma": ",", "two documents": whole, "tail nul": "\0"}
    for title, tail in tails.items():
        yield title, raw(whole + tail), "400"
    for title, space in (("spaces", "  "), ("tabs", "\t\t"), ("line ends", "\r\n\n")):
        yield f"{title} around", raw(space + whole + space), "200 kept=1"
    for title, space in (("form feed", "\f"), ("vertical tab", "\v"), ("no-break space", "\u00a0"), ("line separator", "\u2028"), ("nul before", "\0")):
        yield f"{title} around", raw(space + whole), "400"
    yield "byte order mark", raw("\ufeff" + whole), "200 kept=1"
    yield "two byte order marks", raw("\ufeff\ufeff" + whole), "400"
    yield "utf-16", raw(whole.encode("utf-16")), "400"
    for title, text in (("array", "[]"), ("array of the document", f"[{whole}]"), ("text", '"text"'), ("number", "1"), ("true", "true"), ("null", "null"),
                        ("nothing but spaces", "   "), ("word", "resourceSpans"), ("brace", "{"), ("two braces", "{{"), ("crossed", "{]"),
                        ("array unclosed", "["), ("comment", "/**/" + whole), ("line comment", "//\n" + whole), ("single quotes", "{'resourceSpans':[]}"),
                        ("key without quotes", "{resourceSpans:[]}"), ("no colon", '{"resourceSpans" []}'), ("two colons", '{"resourceSpans"::[]}'),
                        ("equals sign", '{"resourceSpans"=[]}'), ("comma first", '{,"resourceSpans":[]}'), ("comma last", '{"resourceSpans":[],}'),
                        ("comma twice", '{"resourceSpans":[],,"x":1}'), ("no comma", '{"resourceSpans":[] "x":1}'), ("key only", '{"resourceSpans"}'),
                        ("number as key", "{1:2}"), ("colon in array", '["a":1]'), ("semicolon", '{"a":1;"b":2}')):
        yield f"document {title}", raw(text), "400"
    for title, text in (("trailing comma", "[1,]"), ("two commas", "[1,,2]"), ("leading comma", "[,1]"), ("no comma", "[1 2]"), ("unclosed", "[1"),
                        ("closed by brace", "[1}"), ("True", "True"), ("TRUE", "TRUE"), ("nul", "nul"), ("nulll", "nulll"), ("undefined", "undefined"),
                        ("tru", "tru"), ("fals", "fals"), ("word", "word"), ("star", "*"), ("nothing", ""), ("two values", "1 2")):
        yield f"unknown member {title}", raw(member(f'"x":{text}')), "400"
    for title, text in (("empty array", "[]"), ("empty object", "{}"), ("null", "null"), ("true", "true"), ("nested", '{"a":[{"b":[[]]}]}'),
                        ("text", '"\\u0000"'), ("spaces", "[ 1 , 2 ]"), ("object with empty key", '{"":0}'), ("snake", '{"trace_id":1}')):
        yield f"unknown member that is {title}", raw(member(f'"x":{text}')), "200 kept=3"
    for depth in (10, 100, 500):
        yield f"unknown member {depth} arrays deep", raw(member('"x":')[:0]) + raw(member('"x":@')).replace("@", times(depth, "[") + times(depth, "]")), "200 kept=3"
    for depth in (2000, 100000, 1000000):
        yield f"unknown member {depth} arrays deep", raw(member('"x":@')).replace("@", times(depth, "[") + times(depth, "]")), "400"
        yield f"{depth} open arrays", times(depth, "["), "400"
        yield f"{depth} open objects", times(depth, '{"a":'), "400"


def h2_numbers():
    for text in ("0", "-0", "1", "-1", "0.5", "-0.5", "1e3", "1E3", "1e+3", "1e-3", "1.5e300", "5e-324", "1e-400", "123456789", "9007199254740993",
                 "9223372036854775807", "-9223372036854775808", "18446744073709551615", '"1.5"', '"-1e3"', '"NaN"', '"Infinity"', '"-Infinity"'):
        yield f"double {text}", raw(attribute(f'{{"doubleValue":{text}}}')), "200 kept=3"
    # Valid JSON, and no double: the value is left out, the span is not.
    for text in ("1e400", "-1e400", "18446744073709551616", "123456789012345678901234567890"):
        yield f"double {text}", raw(attribute(f'{{"doubleValue":{text}}}')), "200 kept=3 flag=?"
        yield f"unknown number {text}", raw(member(f'"x":{text}')), "200 kept=3 flag=?"
    for text in ("NaN", "Infinity", "-Infinity", "+1", "01", "-01", "00", "1.", ".5", "-.5", "1e", "1e+", "1.e1", "0x10", "0b1", "0o7", "1_000", "--1",
                 "-", "+", "1e1.5", "1,5", "1 e3", "- 1", "1f", "1n", "\u0661"):
        yield f"no number {text.encode('ascii', 'backslashreplace').decode()}", raw(attribute(f'{{"doubleValue":{text}}}')), "400"
    for text in ('"0"', '"-1"', "5", "-5", '"9223372036854775807"', '"-9223372036854775808"', "9223372036854775807", "9007199254740993", "1e3", "1.0", "-0"):
        yield f"int {text}", raw(attribute(f'{{"intValue":{text}}}')), "200 kept=3"
    for text in ('"9223372036854775808"', '"-9223372036854775809"', "9223372036854775808", '"1.5"', "1.5", '"0x10"', '"+1"', '""', '" 1"', '"1 "',
                 '"abc"', "true", "[]", "{}", '"1e400"'):
        yield f"int {text}", raw(attribute(f'{{"intValue":{text}}}')), "200 kept=3" + ODD
    for key in ("startTimeUnixNano", "endTimeUnixNano"):
        for text in ('"0"', "0", '"9223372036854775807"', "1700000000000000001", '"1700000000000000001"', "null"):
            yield f"{key} {text}", raw(replaced(key, text)), "200 kept=3"
        for text in ('"9223372036854775808"', '"18446744073709551615"', "18446744073709551615"):
            yield f"{key} {text}", raw(replaced(key, text)), "200 kept=3 flag=time-out-of-range"
        for text in ('"-1"', "-1", '"18446744073709551616"', '"2023-11-14T22:13:20Z"', "1.5", "[]", "true"):
            yield f"{key} {text}", raw(replaced(key, text)), "200 kept=3" + ODD
    for key, ok, odd in (("flags", ("0", "257", "4294967295", '"4294967295"'), ("-1", "4294967296", '"x"', "1.5")),
                         ("droppedAttributesCount", ("0", "4294967295", '"7"'), ("-1", "4294967296", "[]")),
                         ("kind", ("0", "5", "6", "99", '"SPAN_KIND_CLIENT"', "2147483647", "-1"), ('"client"', "1.5", "2147483648", "[]", "true"))):
        for text in ok:
            yield f"{key} {text}", raw(member(f'"{key}":{text}')), "200 kept=3"
        for text in odd:
            yield f"{key} {text}", raw(member(f'"{key}":{text}')), "200 kept=3" + ODD


def h2_texts():
    for escape in ('\\"', "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0000", "\\u001f", "\\u007f", "\\u00e9", "\\uFFFF", "\\ufdd0",
                   "\\ud83d\\ude00", "\\uDBFF\\uDFFF", "\\u202e"):
        yield f"text {escape}", raw(replaced("name", f'"a{escape}b"')), "200 kept=3"
    for escape in ("\\ud800", "\\udfff", "\\ude00\\ud83d", "\\ud83d\\u0041", "\\ud83dx", "\\ud83d\\ud83d"):
        yield f"lone surrogate {escape}", raw(replaced("name", f'"a{escape}b"')), "200 kept=3" + ODD
    for escape in ("\\a", "\\0", "\\x41", "\\'", "\\u", "\\u12", "\\u12G4", "\\U00000041", "\\ ", "\\u{41}"):
        yield f"no escape {escape}", raw(replaced("name", f'"a{escape}b"')), "400"
    for code in (0x00, 0x01, 0x09, 0x0A, 0x0D, 0x1F):
        yield f"control character {code:02X}", raw(replaced("name", '"a@b"').encode().replace(b"@", bytes([code]))), "400"
    for title, sin in SINS.items():
        yield f"text with {title}", raw(replaced("name", '"a@b"').encode().replace(b"@", bytes.fromhex(sin))), "400" if "00" in sin else "200 kept=3" + ODD
    for title, text in (("emoji", "\U0001F600"), ("delete", "\x7f"), ("noncharacter", "\uffff"), ("right to left", "\u202eabc"), ("last code point", "\U0010ffff"),
                        ("line separator", "\u2028")):
        yield f"text {title}", raw(replaced("name", f'"{text}"')), "200 kept=3"
    yield "text of a million bytes", raw(replaced("name", '"@"')).replace("@", times(1000000, "x")), "200 kept=3"
    yield "text unclosed", raw(document(good(1))[:-20] + "}"), "400"
    for text in ("1", "true", "[]", "{}", '["a"]'):
        yield f"name {text}", raw(replaced("name", text)), "200 kept=3" + ODD
    yield "name null", raw(replaced("name", "null")), "200 kept=3"
    yield "escaped key", raw(member('"\\u0066lags":1')), "200 kept=3"


def h2_ids():
    yield "trace id in capitals", raw(replaced("traceId", f'"{TRACE.upper()}"')), "200 kept=3"
    yield "trace id absent", raw(replaced("traceId", "")), "200 kept=3 flag=invalid-trace-id"
    yield "span id absent", raw(replaced("spanId", "")), "200 kept=3 flag=invalid-span-id"
    for length in list(range(0, 31)) + [31, 33, 34, 48, 64]:
        if length == 16 or length == 24 or length == 12:
            continue  # 24 and 12 may be base64
        yield f"trace id of {length} digits", raw(replaced("traceId", f'"{"ab" * 40}"'.replace("ab" * 40, ("ab" * 40)[:length]))), "200 kept=3 flag=invalid-trace-id"
    for length in (1, 2, 8, 15, 17, 18, 32):
        yield f"span id of {length} digits", raw(replaced("spanId", '"' + "c" * length + '"')), "200 kept=3 flag=invalid-span-id"
    for title, text in (("not hex", "zz8efff798038103d269b633813fc60c"), ("dashes", "5b8efff7-9803-8103-d269-b633813fc60c"), ("0x", "0x8efff798038103d269b633813fc60c"),
                        ("spaces", " b8efff798038103d269b633813fc60 "), ("zeros", "0" * 32), ("unicode", "\u0661" * 16)):
        yield f"trace id {title}", raw(replaced("traceId", f'"{text}"')), "200 kept=3 flag=invalid-trace-id"
    for text in ("1", "null", "true", "[]", "{}"):
        flag = "invalid-trace-id" if text == "null" else "json-oddity"
        yield f"trace id {text}", raw(replaced("traceId", text)), f"200 kept=3 flag={flag}"
    yield "parent id empty", raw(member('"parentSpanId":""')), "200 kept=3"
    yield "parent id short", raw(member('"parentSpanId":"abcd"')), "200 kept=3 flag=invalid-parent-id"
    yield "link id short", raw(member('"links":[{"traceId":"ab","spanId":"cd"}]')), "200 kept=3 flag=invalid-link-id"


def h2_fields():
    snake = {"trace_id": f'"{TRACE}"', "start_time_unix_nano": '"1"', "dropped_attributes_count": "1", "parent_span_id": f'"{SPAN}"'}
    for key, value in snake.items():
        yield f"snake case {key}", raw(member(f'"{key}":{value}')), "200 kept=3" + ODD
    yield "snake case resource_spans", raw('{"resource_spans":[]}'), "200 kept=0" + ODD
    for key in ("traceId", "name", "kind", "attributes", "startTimeUnixNano"):
        value = {"traceId": f'"{TRACE}"', "name": '"again"', "kind": "1", "attributes": "[]", "startTimeUnixNano": f'"{START}"'}[key]
        yield f"{key} twice", raw(document(good(1), good(2)[:-1] + f',"{key}":{value},"{key}":{value}}}', good(3))), "200 kept=3" + ODD
    for key in ("attributes", "events", "links"):
        yield f"{key} null", raw(member(f'"{key}":null')), "200 kept=3"
        yield f"{key} empty", raw(member(f'"{key}":[]')), "200 kept=3"
        for text in ("{}", '"x"', "1", "true"):
            yield f"{key} {text}", raw(member(f'"{key}":{text}')), "200 kept=3" + ODD
        for text in ("[1]", '["x"]', "[[]]"):
            yield f"{key} {text}", raw(member(f'"{key}":{text}')), "200 kept=3" + ODD
    yield "attributes as a map", raw(member('"attributes":{"k":"v"}')), "200 kept=3" + ODD
    yield "status null", raw(member('"status":null')), "200 kept=3"
    yield "status empty", raw(member('"status":{}')), "200 kept=3"
    yield "status code as name", raw(member('"status":{"code":"STATUS_CODE_ERROR"}')), "200 kept=3"
    yield "status as a number", raw(member('"status":2')), "200 kept=3" + ODD
    yield "status code as a word", raw(member('"status":{"code":"error"}')), "200 kept=3" + ODD
    yield "event with all", raw(member('"events":[{"timeUnixNano":"5","name":"e","attributes":[],"droppedAttributesCount":1}]')), "200 kept=3"
    yield "ten thousand events", raw(member('"events":[@{}]')).replace("@", times(9999, "{},")), "200 kept=3"
    yield "ten thousand unknown keys", raw(document(good(1)))[:-1] + "," + times(9999, '"u":0,') + '"u":0}', "200 kept=1"


def h2_values():
    for text in ('{"stringValue":""}', '{"boolValue":false}', '{"boolValue":true}', '{"bytesValue":"AAEC"}', '{"bytesValue":"-_8"}', '{"bytesValue":"+/8="}',
                 '{"bytesValue":""}', '{"arrayValue":{}}', '{"arrayValue":{"values":[]}}', '{"arrayValue":{"values":[{"intValue":"1"},{"stringValue":"x"},{}]}}',
                 '{"kvlistValue":{"values":[]}}', '{"kvlistValue":{"values":[{"key":"a","value":{"intValue":"1"}}]}}', "{}", "null"):
        yield f"value {text}", raw(attribute(text)), "200 kept=3"
    for text in ('{"stringValue":1}', '{"boolValue":1}', '{"boolValue":"yes"}', '{"bytesValue":"%%%"}', '{"bytesValue":1}', '{"arrayValue":[]}',
                 '{"arrayValue":{"values":{}}}', '{"kvlistValue":{"a":1,"values":1}}', '{"stringValue":"a","intValue":"1"}', '{"intValue":"1","stringValue":"a"}',
                 '"text"', "1", "[]", "true"):
        yield f"value {text}", raw(attribute(text)), "200 kept=3" + ODD
    for key in ('""', '"\\u0000"', '"a.b.c"', "null"):
        yield f"key {key}", raw(member(f'"attributes":[{{"key":{key},"value":{{"stringValue":"v"}}}}]')), "200 kept=3"
    yield "key 1", raw(member('"attributes":[{"key":1,"value":{"stringValue":"v"}}]')), "200 kept=3" + ODD
    yield "key absent", raw(member('"attributes":[{"value":{"stringValue":"v"}}]')), "200 kept=3"
    yield "value absent", raw(member('"attributes":[{"key":"k"}]')), "200 kept=3"
    for depth in (1, 50, 100, 250, 256):
        array = times(depth, '{"arrayValue":{"values":[') + "{}" + times(depth, "]}}")
        yield f"arrays {depth} deep", raw(attribute("@")).replace("@", array), "200 kept=3"
    pairs = times(250, '{"kvlistValue":{"values":[{"key":"k","value":') + "{}" + times(250, "}]}}")
    yield "maps 250 deep", raw(attribute("@")).replace("@", pairs), "200 kept=3"
    deep = times(300, '{"arrayValue":{"values":[') + "{}" + times(300, "]}}")
    yield "arrays 300 deep", raw(attribute("@")).replace("@", deep), "200 kept=3 flag=value-too-deep"
    for depth in (5000, 100000):
        array = times(depth, '{"arrayValue":{"values":[') + "{}" + times(depth, "]}}")
        yield f"arrays {depth} deep", raw(attribute("@")).replace("@", array), "400"


def h2_shapes():
    yield "empty object", "{}", "200 kept=0"
    for text in ("[]", "null", "[{}]", "[null]", '[{"scopeSpans":null}]', '[{"scopeSpans":[]}]', '[{"scopeSpans":[{}]}]', '[{"scopeSpans":[{"spans":null}]}]'):
        yield f"resourceSpans {text}", raw(f'{{"resourceSpans":{text}}}'), "200 kept=0" + (" flag=?" if text == "null" else "")
    yield "resourceSpans [{\"scopeSpans\":[{\"spans\":[{}]}]}]", raw('{"resourceSpans":[{"scopeSpans":[{"spans":[{}]}]}]}'), "200 kept=1 flag=invalid-trace-id"
    for text in ("{}", '"x"', "1", "true"):
        yield f"resourceSpans {text}", raw(f'{{"resourceSpans":{text}}}'), "200 kept=0" + ODD
        yield f"scopeSpans {text}", raw(f'{{"resourceSpans":[{{"scopeSpans":{text}}}]}}'), "200 kept=0" + ODD
        yield f"spans {text}", raw(f'{{"resourceSpans":[{{"scopeSpans":[{{"spans":{text}}}]}}]}}'), "200 kept=0 rejected=1"
        if text != "{}":
            yield f"a span that is {text}", raw(document(good(1), text, good(3))), "200 kept=2 rejected=1"
            yield f"a resource that is {text}", raw(f'{{"resourceSpans":[{text},{document(good(1))[18:-2]}]}}'), "200 kept=1" + ODD
    yield "all three signals", raw('{"resourceSpans":[{"scopeSpans":[{"spans":[' + good(1) + ']}]}],"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":"x"}}]}]}],'
                                   '"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"m","gauge":{"dataPoints":[{"asInt":"1"}]}}]}]}]}'), "200 kept=3"
    yield "resourceSpans twice", raw('{"resourceSpans":[],' + document(good(1))[1:]), "200 kept=1 flag=?"
    yield "no known key", raw('{"hello":"world"}'), "200 kept=0" + ODD
    for title, point, verdict in (("as int", '{"asInt":"5"}', "200 kept=1"), ("as double", '{"asDouble":1.5}', "200 kept=1"), ("NaN", '{"asDouble":"NaN"}', "200 kept=1"),
                                  ("literal NaN", '{"asDouble":NaN}', "400"), ("as text", '{"asInt":"five"}', "200 kept=1" + ODD), ("empty", "{}", "200 kept=1")):
        yield f"gauge {title}", raw('{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"m","gauge":{"dataPoints":[' + point + "]}}]}]}]}"), verdict
    for title, body, verdict in (("text", '{"stringValue":"x"}', "200 kept=1"), ("plain text", '"x"', "200 kept=1" + ODD), ("null", "null", "200 kept=1"),
                                 ("number", "1", "200 kept=1" + ODD)):
        yield f"log body {title}", raw('{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":' + body + "}]}]}]}"), verdict
