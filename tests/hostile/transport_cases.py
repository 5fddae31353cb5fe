# SPDX-License-Identifier: GPL-3.0-or-later
"""H3, compression, and H4, HTTP/1.1: a strict subset of RFC 9112; what two readers could read in two ways is refused."""
from json_cases import raw, times

MIB = 1 << 20


def h3():
    for name, word in (("gzip", "gzip"), ("deflate", "zlib"), ("zstd", "zstd")):
        for size in (0, 1, 1000, 1 << 20, 5 * MIB):
            yield f"{name} of {size} bytes", f"text:{size} {word}", f"{name} 200 size={size}"
        yield f"{name} of noise", f"noise:100000 {word}", f"{name} 200 size=100000"
        for cut in (1, 4, 8, 9, 20):
            yield f"{name} cut by {cut}", f"text:1000 {word} cut:{cut}", f"{name} 400"
        yield f"{name} header only", f"text:1000 {word} head:4", f"{name} 400"
        yield f"{name} first byte only", f"text:1000 {word} head:1", f"{name} 400"
        yield f"{name} with a tail", f"text:1000 {word} text:5 cat", f"{name} 400"
        yield f"{name} with a zero tail", f"text:1000 {word} zeros:5 cat", f"{name} 400"
        yield f"{name} damaged inside", f"noise:1000 {word} flip:30", f"{name} 400" if name != "zstd" else f"{name} any"  # no checksum by default
        yield f"{name} damaged at its end", f"text:1000 {word} flip:-2", f"{name} 400" if name != "zstd" else f"{name} any"
        yield f"{name} that is not", "text:1000", f"{name} 400"
        yield f"{name} that is empty", "zeros:0", f"{name} 400"
        yield f"{name} of zeros only", "zeros:100", f"{name} 400"
        yield f"{name} 64 MiB and a byte", f"text:{MIB} repeat:64 text:1 cat {word}", f"{name} 413"
        yield f"{name} bomb of 64 MiB", f"zeros:{64 * MIB} {word}", f"{name} 413"
        yield f"{name} bomb of 100 MiB", f"zeros:{100 * MIB} {word}", f"{name} 413"
        yield f"{name} of {name}", f"text:1000 {word} {word}", f"{name} 200"  # one layer is taken off; what is inside is no OTLP
    for a, b in (("gzip", "zlib"), ("deflate", "gzip"), ("zstd", "gzip"), ("gzip", "zstd")):
        yield f"{b} called {a}", f"text:1000 {b}", f"{a} 400"
    yield "raw deflate called deflate", "text:1000 rawdeflate", "deflate 400"
    yield "two gzip members", "text:1000 gzip text:1000 gzip cat", "gzip 200 size=2000"
    yield "a thousand gzip members", "text:10 gzip repeat:1000", "gzip 200 size=10000"
    yield "too many gzip members", "text:10 gzip repeat:1001", "gzip 400"
    yield "bomb in the second member", f"text:10 gzip zeros:{100 * MIB} gzip cat", "gzip 413"
    yield "bomb of members", f"zeros:{MIB} gzip repeat:100", "gzip 413"
    yield "second member cut", "text:1000 gzip text:1000 gzip cut:9 cat", "gzip 400"
    yield "gzip trailer says 4 GiB", "text:1000 gzip set:-1:FF set:-2:FF", "gzip 400"
    yield "gzip trailer says nothing", "text:1000 gzip set:-4:00 set:-3:00 set:-2:00 set:-1:00", "gzip 400"
    yield "gzip bomb that says it is small", f"zeros:{100 * MIB} gzip set:-4:10 set:-3:00 set:-2:00 set:-1:00", "gzip 413"
    yield "gzip with a file name", "hex:1F8B0808000000000003 hex:612E747874 hex:00 cat cat hex:4BCC2A020004 cat cut:0", "gzip 400"
    yield "gzip method 7", "text:100 gzip set:2:07", "gzip 400"
    yield "gzip reserved flags", "text:100 gzip set:3:E0", "gzip 400"
    yield "zlib with a dictionary", "text:100 zlib set:1:BB", "deflate 400"
    yield "zlib window too large", "text:100 zlib set:0:88", "deflate 400"
    yield "two zstd frames", "text:1000 zstd text:1000 zstd cat", "zstd 200 size=2000"
    yield "zstd skippable frame", "hex:502A4D180400000000000000 text:1000 zstd cat", "zstd 200 size=1000"
    yield "zstd frame that says 2^63", "hex:28B52FFDE0FFFFFFFFFFFFFF7F", "zstd 413"
    yield "zstd window of 2 GiB", "hex:28B52FFD00A8010000", "zstd 400"
    yield "zstd reserved bit", "hex:28B52FFD08580100", "zstd 400"
    yield "zstd with a dictionary", "hex:28B52FFD2304000000010000", "zstd any"
    yield "zstd of an old version", "hex:27B52FFD00", "zstd 400"


GOOD = {"Host": "localhost", "Content-Type": "application/json", "Connection": "close"}


def request(line="POST /v1/traces HTTP/1.1", body="%{body}", length="%{length}", more="", **headers):
    """`more` are further header lines as they are on the wire; a header of None is left out."""
    all_headers = dict(GOOD)
    for key, value in headers.items():
        all_headers[key.replace("_", "-")] = value
    lines = [raw(line)] + [raw(f"{k}: {v}") for k, v in all_headers.items() if v is not None]
    if length is not None:
        lines.append(f"Content-Length: {length}")
    return "%0D%0A".join(lines) + "%0D%0A" + more + "%0D%0A" + body


def chunked(chunks, more="", **headers):
    return request(body=chunks, length=None, more=more, Transfer_Encoding="chunked", **headers)


OK = "200 kept=1"
BAD = "400 close kept=0"


def h4():
    yield "as it should be", request(), OK
    yield from h4_request_line()
    yield from h4_headers()
    yield from h4_lengths()
    yield from h4_chunks()
    yield from h4_who()
    yield from h4_what()
    yield from h4_several()


def h4_request_line():
    for method in ("GET", "PUT", "PATCH", "DELETE", "TRACE", "HEAD", "post", "Post", "BREW", "PROPFIND"):
        yield f"method {method}", request(f"{method} /v1/traces HTTP/1.1"), "405 kept=0"
    yield "OPTIONS without Origin", request("OPTIONS /v1/traces HTTP/1.1"), "405 kept=0"
    yield "OPTIONS *", request("OPTIONS * HTTP/1.1"), "404 kept=0"
    yield "CONNECT", request("CONNECT localhost:4318 HTTP/1.1"), "404 kept=0"
    for target in ("/", "/v1", "/v1/", "/v1/trace", "/v1/traces//", "//v1/traces", "/V1/traces", "/v1/Traces", "/v1%2ftraces", "/v1%2Ftraces", "/v1/traces%00",
                   "/v1/traces;x", "/v1/./traces", "/v1/x/../traces", "/../v1/traces", "\\v1\\traces", "/v1/traces/v1/traces", "/v1/spans", "/api/v2/spans",
                   "/v1development/profiles", "http://localhost/v1/traces", "http://evil.example/v1/traces", "v1/traces", "*", "/v1/traces/x", "/api/traces"):
        yield f"target {target}", request(f"POST {target} HTTP/1.1"), "404 kept=0"
    for target in ("/v1/traces/", "/v1/traces?x=1", "/v1/traces?", "/v1/traces/?a=/v1/logs"):
        yield f"target {target}", request(f"POST {target} HTTP/1.1"), OK
    for target in ("/v1/traces#x",):
        yield f"target {target}", request(f"POST {target} HTTP/1.1"), "4xx kept=0"
    for title, line in (("no version", "POST /v1/traces"), ("no target", "POST HTTP/1.1"), ("no method", "/v1/traces HTTP/1.1"), ("empty", ""), ("spaces", "   "),
                        ("two spaces", "POST  /v1/traces HTTP/1.1"), ("two spaces after", "POST /v1/traces  HTTP/1.1"), ("tab", "POST\t/v1/traces\tHTTP/1.1"),
                        ("space before", " POST /v1/traces HTTP/1.1"), ("space after", "POST /v1/traces HTTP/1.1 "), ("space in target", "POST /v1/ traces HTTP/1.1"),
                        ("HTTP/0.9", "POST /v1/traces HTTP/0.9"), ("HTTP/2.0", "POST /v1/traces HTTP/2.0"), ("HTTP/1.2", "POST /v1/traces HTTP/1.2"),
                        ("HTTP/1.10", "POST /v1/traces HTTP/1.10"), ("HTTP/1", "POST /v1/traces HTTP/1"), ("http/1.1", "POST /v1/traces http/1.1"),
                        ("HTTP 1.1", "POST /v1/traces HTTP 1.1"), ("HTTPS/1.1", "POST /v1/traces HTTPS/1.1"), ("nul in method", "PO\0ST /v1/traces HTTP/1.1"),
                        ("nul in target", "POST /v1/tr\0aces HTTP/1.1"), ("colon in method", "PO:ST /v1/traces HTTP/1.1"), ("escape in target", "POST /v1/\x1b[2J HTTP/1.1"),
                        ("response", "HTTP/1.1 200 OK"), ("preface of HTTP/2", "PRI * HTTP/2.0")):
        yield f"line {title}", request(line), BAD
    yield "garbage", raw(bytes(range(128, 256)) * 4) + "%0D%0A%0D%0A", BAD
    yield "TLS hello", raw(bytes.fromhex("16030100a5010000a10303")) + "%0D%0A%0D%0A", BAD
    yield "gRPC preface", "PRI * HTTP/2.0%0D%0A%0D%0ASM%0D%0A%0D%0A", BAD
    yield "SSH", "SSH-2.0-OpenSSH_9.2%0D%0A%0D%0A", BAD
    yield "Redis", "*1%0D%0A$4%0D%0APING%0D%0A%0D%0A", BAD
    yield "target of 8 KiB", request("POST /@ HTTP/1.1").replace("@", times(9000, "x")), "431 close kept=0"
    yield "target without end", "POST /" + times(100000, "x"), "431 close kept=0"
    yield "HTTP/1.0", request("POST /v1/traces HTTP/1.0"), OK
    yield "HTTP/1.0 without Host", request("POST /v1/traces HTTP/1.0", Host=None), OK
    yield "nothing", "", "none kept=0"
    yield "half a line", "POST /v1/tr", "none kept=0"
    yield "half a header", "POST /v1/traces HTTP/1.1%0D%0AHost: loc", "none kept=0"


def h4_headers():
    for title, line in (("without colon", "X-Header"), ("space before colon", "X-Header : 1"), ("tab before colon", "X-Header\t: 1"), ("empty name", ": 1"),
                        ("space in name", "X Header: 1"), ("nul in name", "X-\0: 1"), ("nul in value", "X-H: a\0b"), ("escape in value", "X-H: a\x1bb"),
                        ("delete in value", "X-H: a\x7fb"), ("carriage return in value", "X-H: a\rb"), ("parenthesis in name", "X-(H): 1"), ("quote in name", 'X-"H": 1'),
                        ("at sign in name", "X@H: 1"), ("latin 1 in name", b"X-\xe9: 1"), ("backslash in name", "X-\\: 1"), ("comma in name", "X,Y: 1"),
                        ("brackets in name", "[X]: 1"), ("equals sign in name", "X=Y: 1")):
        yield f"header {title}", request(more=raw(line) + "%0D%0A"), BAD
    for title, line in (("empty value", "X-H:"), ("spaces around", "X-H:    1    "), ("tab before value", "X-H:\t1"), ("latin 1 in value", b"X-H: caf\xe9"),
                        ("utf-8 in value", "X-H: caf\u00e9"), ("odd name", "!#$%&'*+-.^_`|~0Az: 1"), ("no space", "X-H:1"), ("twice", "X-H: 1\r\nX-H: 2")):
        yield f"header {title}", request(more=raw(line) + "%0D%0A"), OK
    # RFC 9112, 5.2 lets a server read a fold as a space. The length is then as clear as before.
    yield "folded header", request(more="X-H: a%0D%0A b%0D%0A"), OK
    yield "folded first header", "POST /v1/traces HTTP/1.1%0D%0A Host: localhost%0D%0A%0D%0A", BAD
    yield "folded length", request(length=None, more="Content-Length:%0D%0A %{length}%0D%0A"), OK
    yield "line feeds only", request().replace("%0D%0A", "%0A"), BAD
    yield "one line feed", request(more="X-H: 1%0AX-I: 2%0D%0A"), BAD
    yield "header end by line feeds", "POST /v1/traces HTTP/1.1%0D%0AHost: localhost%0A%0A", BAD
    yield "carriage returns only", request().replace("%0D%0A", "%0D"), BAD
    yield "header of 7 KiB", request(more="X-H: " + times(7000, "x") + "%0D%0A"), OK
    yield "header of 9 KiB", request(more="X-H: " + times(9000, "x") + "%0D%0A"), "431 close kept=0"
    yield "header without end", "POST /v1/traces HTTP/1.1%0D%0AHost: " + times(100000, "x"), "431 close kept=0"
    yield "96 headers", request(more=times(92, "X: 1\r\n")), OK
    yield "101 headers", request(more=times(97, "X: 1\r\n")), "431 close kept=0"
    yield "a thousand headers", request(more=times(1000, "X: 1\r\n")), "431 close kept=0"
    yield "ten thousand headers", request(more=times(10000, "X: 1\r\n")), "431 close kept=0"
    for header, value in (("Host", "localhost"), ("Content-Type", "application/json"), ("Content-Type", "text/plain"), ("Content-Encoding", "gzip"),
                          ("Content-Length", "0"), ("Authorization", "x")):
        once = "" if header in ("Host", "Content-Type", "Content-Length") else f"{header}: {value}%0D%0A"
        yield f"{header} twice, {value}", request(more=once + f"{header}: {value}%0D%0A"), BAD
    yield "Expect", request(more="Expect: 100-continue%0D%0A"), "100,200 kept=1"
    yield "Upgrade to h2c", request(more="Upgrade: h2c%0D%0AHTTP2-Settings: AAMAAABkAAQAAP__%0D%0A"), OK
    yield "Upgrade to a web socket", request("GET /v1/traces HTTP/1.1", body="", length=None, Connection="Upgrade", more="Upgrade: websocket%0D%0ASec-WebSocket-Key: x%0D%0A"), "405 kept=0"


def h4_lengths():
    for value in ("-1", "+%{length}", "0x10", "1e2", "10 ", "1 0", "1,1", "", "abc", "18446744073709551616", "99999999999999999999999", "1;1",
                  "\u0661", "010a"):
        verdict = OK if value == "10 " else BAD
        yield f"length {value.encode('ascii', 'backslashreplace').decode()}", request(length=value.encode("ascii", "ignore").decode() or "%D9%A1" if value == "\u0661" else value,
                                                                                      body="%{body}"), "any kept=0" if value == "10 " else verdict
    yield "length twice in one line", request(length="%{length}, %{length}"), OK  # RFC 9110, 8.6: the same number, said twice
    yield "two lengths in one line", request(length="10, %{length}"), BAD
    yield "length with leading zeros", request(length="000%{length}"), OK
    yield "length too large by far", request(length="67108865"), "413 close kept=0"
    yield "length of 2^63", request(length="9223372036854775807"), "413 close kept=0"
    yield "length of 2^64 - 1", request(length="18446744073709551615"), "4xx close kept=0"
    yield "length longer than the body", request(length="1000"), "none kept=0"
    yield "length shorter than the body", request(length="10"), "400 kept=0"
    yield "two lengths", request(more="Content-Length: %{length}%0D%0A"), BAD
    yield "two lengths that differ", request(more="Content-Length: 1%0D%0A"), BAD
    yield "length and chunked", request(body="0%0D%0A%0D%0A", length="5", more="Transfer-Encoding: chunked%0D%0A"), BAD
    yield "chunked and length", request(body="0%0D%0A%0D%0A", length=None, more="Transfer-Encoding: chunked%0D%0AContent-Length: 5%0D%0A"), BAD
    yield "no length", request(length=None, body=""), "200 kept=0"
    yield "no length but a body", request(length=None), "200 kept=0"
    yield "length nought", request(length="0", body=""), "200 kept=0"
    for coding in ("xchunked", "chunke", "identity", "gzip", "gzip, chunked", "chunked, gzip", "chunked, chunked", "chunked;x=1", "", "chunked,", ",chunked", "\x0bchunked",
                   "chunked\x0b", "'chunked'", "x"):
        yield f"coding {coding.encode('ascii', 'backslashreplace').decode()!r}", request(body="0%0D%0A%0D%0A", length=None, more="Transfer-Encoding: " + raw(coding) + "%0D%0A"), BAD
    for name in ("Transfer-Encoding ", " Transfer-Encoding", "Transfer_Encoding", "Transfer-Encoding\t"):
        verdict = "200 kept=0" if name == "Transfer_Encoding" else BAD
        yield f"coding in {name.strip()!r} {name!r}", request(body="", length="0", more=raw(name) + ": chunked%0D%0A"), verdict
    yield "coding in capitals", request(body="0%0D%0A%0D%0A", length=None, more="TRANSFER-ENCODING: CHUNKED%0D%0A"), "200 kept=0"
    yield "coding twice", request(body="0%0D%0A%0D%0A", length=None, more=times(2, "Transfer-Encoding: chunked\r\n")), BAD
    yield "coding in HTTP/1.0", request("POST /v1/traces HTTP/1.0", body="0%0D%0A%0D%0A", length=None, more="Transfer-Encoding: chunked%0D%0A"), BAD


def h4_chunks():
    whole = "%{hexlength}%0D%0A%{body}%0D%0A"
    yield "one chunk", chunked(whole + "0%0D%0A%0D%0A"), OK
    yield "chunk size in capitals", chunked("%{HEXLENGTH}%0D%0A%{body}%0D%0A0%0D%0A%0D%0A"), OK
    yield "chunk size with zeros", chunked("000%{hexlength}%0D%0A%{body}%0D%0A0%0D%0A%0D%0A"), OK
    yield "chunk extension", chunked("%{hexlength};a=b%0D%0A%{body}%0D%0A0%0D%0A%0D%0A"), OK
    yield "chunk extension in quotes", chunked('%{hexlength};a="b;c"%0D%0A%{body}%0D%0A0;x%0D%0A%0D%0A'), OK
    yield "chunk extension of 1 MB", chunked("%{hexlength};a=" + times(1000000, "b") + "%0D%0A%{body}%0D%0A0%0D%0A%0D%0A"), "4xx close kept=0"
    yield "trailers", chunked(whole + "0%0D%0AX-T: 1%0D%0A%0D%0A"), OK
    yield "trailer Host", chunked(whole + "0%0D%0AHost: evil.example%0D%0A%0D%0A"), "any"
    yield "trailers of 1 MB", chunked(whole + "0%0D%0AX-T: " + times(1000000, "x") + "%0D%0A%0D%0A"), "any kept=0"
    yield "no body in chunks", chunked("0%0D%0A%0D%0A"), "200 kept=0"
    for title, text in (("negative", "-1%0D%0A"), ("plus", "+5%0D%0Ahello%0D%0A0%0D%0A%0D%0A"), ("0x", "0x5%0D%0Ahello%0D%0A0%0D%0A%0D%0A"), ("no hex", "xyz%0D%0A"),
                        ("empty size", "%0D%0A"), ("space before", " 5%0D%0Ahello%0D%0A0%0D%0A%0D%0A"), ("size too large", "FFFFFFFFFFFFFFFFF%0D%0A"),
                        ("no line end after data", "5%0D%0Ahello0%0D%0A%0D%0A"), ("data longer than its size", "4%0D%0Ahello%0D%0A0%0D%0A%0D%0A"),
                        ("data shorter than its size", "6%0D%0Ahello%0D%0A0%0D%0A%0D%0A"), ("nul as size", "%00%0D%0A"), ("carriage return only", "5%0Dhello%0D0%0D%0D")):
        yield f"chunk {title}", chunked(text), BAD
    yield "chunk line feed only", chunked("5%0Ahello%0A0%0A%0A"), "none kept=0"  # no chunk line has come
    yield "chunk of 2^64 - 1", chunked("FFFFFFFFFFFFFFFF%0D%0A"), "4xx close kept=0"
    yield "chunk of 2^63", chunked("8000000000000000%0D%0A"), "4xx close kept=0"
    yield "chunk of 65 MiB", chunked("4100000%0D%0A"), "413 close kept=0"
    yield "no last chunk", chunked(whole), "none kept=0"
    yield "no end after the last chunk", chunked(whole + "0%0D%0A"), "none kept=0"
    yield "half a chunk", chunked("64%0D%0Ahalf"), "none kept=0"


LOCAL = ("localhost", "localhost:4318", "LOCALHOST", "127.0.0.1", "127.0.0.1:4318", "[::1]", "[::1]:4318", "127.0.0.1:1", "127.8.8.8")
ELSEWHERE = ("evil.example", "evil.example:4318", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.1.nip.io", "localhost@evil.example", "evil.example@localhost",
             "0.0.0.0", "0.0.0.0:4318", "0", "2130706433", "0x7f000001", "127.1", "0177.0.0.1", "[::]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:0:0:1]", "::1", "192.168.1.2",
             "10.0.0.1", "169.254.169.254", "localhost:", "localhost:x", "localhost:4318:4318", "localhost:99999999", "localhost/", "localhost#x", "local host", "localhost.",
             "[::1", "::1]", "[::1]x", "[]", ":4318", "*", "localhost,evil.example", "xn--lcalhost-e1a", "127.0.0.1%00", "http://localhost")
ORIGINS = ("http://localhost", "http://localhost:3000", "http://127.0.0.1:4318", "http://[::1]", "https://evil.example", "null", "", "file://", "chrome-extension://abc",
           "http://localhost.evil.example", "http://evil.example:4318", "localhost", "http://localhost@evil.example", "moz-extension://1", "about:blank")


def h4_who():
    for host in LOCAL:
        yield f"host {host}", request(Host=host), OK
    for host in ELSEWHERE:
        yield f"host {host!r}", request(Host=host), "403 kept=0"
    yield "host empty", request(Host=""), "403 kept=0"
    yield "host missing", request(Host=None), BAD
    for origin in ORIGINS:
        for method, path in (("POST", "/v1/traces"), ("GET", "/"), ("OPTIONS", "/v1/traces"), ("DELETE", "/x"), ("HEAD", "/")):
            yield f"origin {origin!r} {method} {path}", request(f"{method} {path} HTTP/1.1", Origin=origin), "403 kept=0"
    for site in ("cross-site", "same-site", "same-origin", "CROSS-SITE", "", "x"):
        for method in ("POST", "GET", "OPTIONS"):
            yield f"site {site!r} {method}", request(f"{method} /v1/traces HTTP/1.1", more=f"Sec-Fetch-Site: {site}%0D%0A"), "403 kept=0"
    yield "site none", request(more="Sec-Fetch-Site: none%0D%0A"), OK
    yield "two sites", request(more="Sec-Fetch-Site: none%0D%0ASec-Fetch-Site: cross-site%0D%0A"), "4xx kept=0"
    yield "two origins", request(Origin="http://a", more="Origin: http://b%0D%0A"), "4xx kept=0"
    yield "rebound host, foreign page", request(Host="evil.example", Origin="http://evil.example"), "403 kept=0"
    yield "form of a page", request(Content_Type="application/x-www-form-urlencoded", Origin="null"), "403 kept=0"
    yield "beacon of a page", request(Content_Type="text/plain;charset=UTF-8", Origin="https://evil.example"), "403 kept=0"
    yield "preflight of a page", request("OPTIONS /v1/traces HTTP/1.1", body="", length=None, Origin="https://evil.example",
                                         more="Access-Control-Request-Method: POST%0D%0AAccess-Control-Request-Private-Network: true%0D%0A"), "403 kept=0"
    yield "what is there", request("GET / HTTP/1.1", body="", length=None), "200 kept=0"


def h4_what():
    for media in ("application/json", "application/json; charset=utf-8", "APPLICATION/JSON", "application/json;", " application/json ", "application/json;x=y;z"):
        yield f"media type {media!r}", request(Content_Type=media), OK
    for media in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json", "application/jsonx", "application/x-json", "*/*", "",
                  "application", "json", "application/x-protobuf-x", "application/protobuf", "application/grpc", "text/html", "application/json,text/plain", "image/png"):
        yield f"media type {media!r}", request(Content_Type=media), "415 kept=0"
    yield "no media type", request(Content_Type=None), "415 kept=0"
    yield "JSON called protobuf", request(Content_Type="application/x-protobuf"), "400 kept=0"
    for coding in ("br", "compress", "gzip, gzip", "gzip,deflate", "identity, gzip", "*", "gzip;q=1", "x", "snappy", "lz4", "gzip gzip"):
        yield f"encoding {coding!r}", request(Content_Encoding=coding), "415 kept=0"
    for coding in ("identity", "", " ", "Identity"):
        yield f"encoding {coding!r}", request(Content_Encoding=coding), OK
    for coding in ("gzip", "GZIP", "x-gzip", "deflate", "zstd"):
        yield f"plain body called {coding!r}", request(Content_Encoding=coding), "400 kept=0"


def h4_several():
    keep = request(Connection="keep-alive")
    yield "two requests at once", keep + request(), "200,200 kept=2"
    yield "ten requests at once", keep * 9 + request(), ",".join(["200"] * 10) + " kept=10"
    yield "request after close", request() + request(), OK
    yield "garbage after a request", keep + "garbage%0D%0A%0D%0A", "200,400 close kept=1"
    yield "bad request ends the connection", request("POST /v1/traces HTTP/1.2", Connection="keep-alive") + request(), BAD
    yield "smuggled behind two lengths", request(Connection="keep-alive", more="Content-Length: 0%0D%0A") + request(), BAD
    yield "smuggled behind a coding", request(Connection="keep-alive", length=None, body="0%0D%0A%0D%0A", more="Transfer-Encoding: xchunked%0D%0A") + request(), BAD
    yield "body of a refused request is not read as the next", request("POST /nowhere HTTP/1.1", Connection="keep-alive", body=request(), length="100000"), "404 close kept=0"
    yield "GET with a body, then another", request("GET / HTTP/1.1", Connection="keep-alive") + request(), "200 kept=?"
    yield "line ends between requests", keep + "%0D%0A" + request(), "200,400 close kept=1"
