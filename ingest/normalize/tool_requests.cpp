// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/tool_requests.h"

#include "ingest/decode/otlp_decoder.h"
#include "ingest/dialects/dialect_registry.h"
#include "ingest/normalize/facts.h"

#include <algorithm>

namespace whyglass::telemetry {

using domain::StepKind;

namespace {

/// A word of a kind attribute that says little ("DEFAULT").
bool isGeneralWord(const AttributeView& attribute)
{
    const std::string_view text = textOf(attribute.value);
    bool general = false;
    DialectIndex::instance().lookUp(attribute.key, [&](const Meaning& meaning) {
        general = general || (meaning.field == Field::Kind && std::any_of(meaning.words.begin(), meaning.words.end(), [text](const KindWord& word) {
            return word.generic && sameWord(word.word, text);
        }));
    });
    return general;
}

} // namespace

bool mayBeTool(const SpanView& span, const Step& step)
{
    if (!span.parent.valid() || span.name.empty() || step.kind == StepKind::Http || step.kind == StepKind::Generation)
        return false;
    const AttributeView* reason = findAttribute(span.attributes, step.reasonKey);
    if (step.dialect == "none")
        return reason == nullptr;
    // What the decorators of tracing libraries make of a function: nothing is told of it, or a word that says nothing.
    return step.kind == StepKind::Other && (reason == nullptr ? step.reasonValue.empty() : isGeneralWord(*reason));
}

bool mayAskForTools(const LogView& log)
{
    return (log.eventName == "gen_ai.choice" || log.eventName == kDetailsEvent) && log.trace.valid() && log.span.valid()
        && log.bytes.find("tool") != std::string_view::npos;
}

std::vector<std::string> toolsAskedFor(std::string_view span, std::span<const std::string_view> logs)
{
    const auto decoded = decodeSpan(span);
    if (!decoded)
        return {}; // it was decoded when it came; what cannot be decoded now asks for nothing
    std::vector<LogView> views;
    for (const std::string_view bytes : logs) {
        if (auto log = decodeLog(bytes))
            views.push_back(std::move(*log));
    }
    Step step;
    step.kind = StepKind::Generation;
    const domain::StepContent content = contentOf(step, *decoded, views);
    std::vector<std::string> names;
    if (!content.outputMessages)
        return names;
    for (const domain::Message& message : *content.outputMessages) {
        for (const domain::MessagePart& part : message.parts) {
            if (part.type == "tool_call" && std::find(names.begin(), names.end(), part.name) == names.end())
                names.push_back(part.name);
        }
    }
    return names;
}

void takeForTool(const SpanView& span, Step& step)
{
    step.kind = StepKind::Tool;
    step.reasonKey = "a model call beside it asked for a tool of this name";
    step.reasonValue = {};
    if (step.tool.empty())
        step.tool = span.name;
}

} // namespace whyglass::telemetry
