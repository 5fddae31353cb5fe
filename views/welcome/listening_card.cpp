// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/welcome/listening_card.h"

#include "models/tables/cell_text.h"
#include "views/common/counted.h"
#include "views/common/elided_label.h"
#include "views/common/parts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace whyglass::views {

ListeningCard::ListeningCard(const ViewContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QVBoxLayout* layout = nullptr;
    auto* frame = card(layout);
    auto* top = new QHBoxLayout;
    auto* title = lineLabel(m_context.theme, tr("Listening on this computer"), TextStyle::BodyStrong);
    top->addWidget(title);
    m_ready = lineLabel(m_context.theme, {}, TextStyle::Small);
    top->addWidget(m_ready);
    top->addStretch(1);
    auto* only = new ElidedLabel(m_context.theme, TextStyle::Small, Role::Text3);
    only->setText(tr("only this computer can reach it"));
    top->addWidget(only);
    auto* change = new QPushButton(tr("Change"));
    change->setProperty("look", QStringLiteral("link"));
    change->setAccessibleName(tr("Change where this computer listens"));
    connect(change, &QPushButton::clicked, this, [this] { m_context.host.runCommand(QStringLiteral("file.settings")); });
    top->addWidget(change);
    layout->addLayout(top);
    layout->addWidget(addressRow(tr("OTLP over gRPC"), tr("traces, logs, metrics"), m_grpc));
    layout->addWidget(horizontalRule());
    layout->addWidget(addressRow(tr("OTLP over HTTP"), tr("protobuf or JSON"), m_http));
    layout->addWidget(horizontalRule());
    m_waiting = wrappedLabel(m_context.theme, {}, TextStyle::Small, 2);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_waiting, 1);
    m_test = new QPushButton(tr("Send a test span"));
    m_test->setToolTip(tr("Whyglass sends one span to itself, as an SDK would, and shows it"));
    connect(m_test, &QPushButton::clicked, this, [this] { m_context.host.runCommand(QStringLiteral("file.test-span")); });
    bottom->addWidget(m_test);
    layout->addLayout(bottom);
    outer->addWidget(frame);
    connect(&context.host, &ViewHost::receiverChanged, this, &ListeningCard::updateReceiver);
    connect(&context.host, &ViewHost::infoChanged, this, &ListeningCard::updateReceiver);
    updateReceiver();
}

QWidget* ListeningCard::addressRow(const QString& title, const QString& what, Address& address)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    address.dot = new QLabel;
    layout->addWidget(address.dot);
    auto* name = lineLabel(m_context.theme, title, TextStyle::Body);
    name->setFixedWidth(104);
    layout->addWidget(name);
    address.text = lineLabel(m_context.theme, {}, TextStyle::Code);
    address.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(address.text, 1);
    auto* kinds = new ElidedLabel(m_context.theme, TextStyle::Small, Role::Text3);
    kinds->setText(what);
    layout->addWidget(kinds);
    auto* copy = new QPushButton(m_context.theme.icon(QStringLiteral("copy")), {});
    copy->setAccessibleName(tr("Copy the address for %1").arg(title));
    copy->setToolTip(copy->accessibleName());
    connect(copy, &QPushButton::clicked, this, [this, label = address.text] { m_context.host.copyText(label->text()); });
    layout->addWidget(copy);
    return row;
}

void ListeningCard::updateReceiver()
{
    const ReceiverState& state = m_context.host.receiver();
    const bool receiving = state.link == ReceiverState::Link::Receiving;
    const auto fill = [&](const Address& address, const QString& text) {
        const Role role = receiving && !text.isEmpty() ? Role::Green : state.problem.isEmpty() ? Role::Disabled : Role::Red;
        address.dot->setPixmap(m_context.theme.pixmap(QStringLiteral("live"), m_context.theme.color(role), 12, devicePixelRatioF()));
        address.text->setText(text.isEmpty() ? tr("not listening") : text);
    };
    fill(m_grpc, state.grpc);
    fill(m_http, state.http.isEmpty() ? QString() : QStringLiteral("http://") + state.http);
    m_test->setEnabled(receiving && !state.http.isEmpty());
    m_ready->setText(receiving ? tr("ready") : state.link == ReceiverState::Link::Lost ? tr("restarting") : tr("off"));
    m_ready->setProperty("tone", receiving ? QStringLiteral("green") : QStringLiteral("amber"));
    const std::int64_t spans = m_context.host.info().spans;
    m_waiting->setText(!state.problem.isEmpty() ? state.problem
                       : spans == 0             ? tr("Waiting for the first span.")
                                                : counted(spans, tr("1 span received or imported so far."), tr("%1 spans received or imported so far.")));
}

} // namespace whyglass::views
