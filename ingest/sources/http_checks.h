// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"
#include "ingest/sources/access_rules.h"
#include "ingest/sources/answer.h"
#include "ingest/sources/bounded_inflate.h"

#include <optional>
#include <string>
#include <string_view>

namespace whyglass::ingest {

/// What of a request's header decides about it.
struct HttpHead {
    std::string_view method, target;
    std::optional<std::string_view> host, origin, fetchSite, authorization;
    std::string_view contentType, contentEncoding;
    bool http10 = false;
    bool ambiguous = false; ///< a header that may come once came twice, or the length is not clear
};

/// How the body is to be read, or why it is not.
struct HttpVerdict {
    enum class Kind { Export, About, Preflight, Scrape, Refuse };
    Kind kind = Kind::Refuse;
    telemetry::Signal signal = telemetry::Signal::Traces;
    bool json = false;                       ///< also the encoding of the answer
    bool plainText = false;                  ///< the answer's encoding where the request's is neither
    Encoding encoding = Encoding::Identity;
    std::string origin;                      ///< of a web page that may send: its browser is told so
    Answer answer;                           ///< of Refuse
};

/// Pure: the header alone decides, before a byte of the body is read. Who is asking comes before what is asked for.
HttpVerdict checkHead(const HttpHead& head, const AccessRules& access = {});
/// The same for who asks for the metrics page. No web page may, whatever origins are allowed to send: an answer tells what is stored.
HttpVerdict checkScrape(const HttpHead& head, AccessRules access);

} // namespace whyglass::ingest
