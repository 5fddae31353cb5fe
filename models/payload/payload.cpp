// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/payload.h"

#include "models/format/format.h"
#include "models/session/json_text.h"

namespace whyglass::payload {

PayloadPtr readPayload(const std::shared_ptr<const std::string>& text)
{
    auto payload = std::make_shared<Payload>();
    payload->bytes = text->size();
    payload->cut = text->size() > kMostPayloadBytes;
    const std::string_view shown = format::clip(*text, kMostPayloadBytes);
    const std::size_t first = shown.find_first_not_of(" \t\r\n");
    const bool structured = first != std::string_view::npos && (shown[first] == '{' || shown[first] == '[');
    if (!structured) {
        payload->noTree = "it is plain text";
    } else if (auto tree = JsonTree::parse(shown)) {
        payload->tree = std::make_shared<const JsonTree>(std::move(*tree));
    } else {
        payload->noTree = tree.error().message;
    }
    if (payload->tree)
        payload->lines = TextLines(std::make_shared<const std::string>(session::indentedJson(shown)));
    else
        payload->lines = TextLines(payload->cut ? std::make_shared<const std::string>(shown) : text);
    return payload;
}

PayloadMatches findIn(const Payload& payload, const std::string& needle)
{
    return {needle, findAll(payload.lines.text(), needle), payload.tree ? payload.tree->find(needle) : std::vector<JsonTree::Node>()};
}

} // namespace whyglass::payload
