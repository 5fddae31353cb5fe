// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/annotation_command.h"

#include "app/recorder/writer_call.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace whyglass::recorder {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxTextBytes = 64U << 10U;
constexpr std::size_t kMaxAuthorBytes = 200;

domain::Error refused(const std::string& why, const std::string& hint)
{
    return {domain::ErrorCode::InvalidArgument, "cannot keep the note: " + why, hint};
}

std::optional<domain::AnnotationKind> kindFromName(std::string_view name)
{
    for (const auto kind : {domain::AnnotationKind::Note, domain::AnnotationKind::Verdict, domain::AnnotationKind::Withdrawal})
        if (domain::nameOf(kind) == name)
            return kind;
    return std::nullopt;
}

std::string textOf(const Json& parameters, const char* key)
{
    const auto member = parameters.is_object() ? parameters.find(key) : parameters.end();
    return parameters.is_object() && member != parameters.end() && member->is_string() ? member->get<std::string>() : std::string();
}

domain::Result<domain::Annotation> annotationFrom(const Json& parameters)
{
    domain::Annotation said;
    const auto kind = kindFromName(textOf(parameters, "kind"));
    const std::string verdict = textOf(parameters, "verdict");
    const auto known = verdict.empty() ? std::optional(domain::Verdict::None) : domain::verdictFromName(verdict);
    if (!kind || !known)
        return refused("it is of no known kind", "kinds are note, verdict and withdrawal; verdicts correct, wrong and cannot-tell");
    said.kind = *kind;
    said.verdict = *known;
    said.decisionId = textOf(parameters, "decision");
    said.author = textOf(parameters, "author");
    said.text = textOf(parameters, "text");
    said.about = textOf(parameters, "about");
    if (said.decisionId.empty())
        return refused("no decision is named", "list them with `whyglass list decisions`");
    if ((said.kind == domain::AnnotationKind::Verdict) != (said.verdict != domain::Verdict::None))
        return refused("a verdict needs one of correct, wrong, cannot-tell, and only a verdict has one", "");
    if (said.kind == domain::AnnotationKind::Note && said.text.empty())
        return refused("it is empty", "write what is to be kept");
    if (said.kind == domain::AnnotationKind::Withdrawal && said.about.empty())
        return refused("it takes nothing back", "name the note with its id");
    if (said.text.size() > kMaxTextBytes || said.author.size() > kMaxAuthorBytes)
        return refused("it is too long", "at most 64 kB of text and 200 bytes of name are kept");
    return said;
}

} // namespace

domain::Result<std::string> annotate(ingest::IngestPipeline& pipeline, const CommandRequest& request)
{
    auto said = annotationFrom(Json::parse(request.parameters, nullptr, false));
    if (!said)
        return said.error();
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    said->time = {std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
    const auto id = onWriter<std::string>(pipeline, [said = *said](store::WorkspaceWriter& writer) { return writer.annotate(said); });
    if (!id)
        return id.error();
    return Json{{"annotation_id", *id}}.dump();
}

} // namespace whyglass::recorder
