// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/settings_dialog.h"

#include "app/composition/composition.h"
#include "app/main_window/rules_editor.h"
#include "app/recorder/receiver_settings.h"
#include "views/common/plain_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace whyglass::window {

namespace {

constexpr int kNameWidth = 170;
constexpr qint64 kGigabyte = 1'000'000'000;
constexpr int kMostDays = 36'500;
constexpr int kMostGigabytes = 100'000;
constexpr int kPercent = 100;
constexpr int kLeastPercent = 90;
constexpr int kMostPercent = 150;

QString atOnce() { return SettingsDialog::tr("Takes effect at once."); }
QString atRecorderStart()
{
    return SettingsDialog::tr("Takes effect when the recorder of this workspace starts next: ten seconds after its last window was closed.");
}

QLabel* lineLabel(const QString& text, const QFont& font, const char* tone)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(font);
    label->setProperty("tone", QString::fromLatin1(tone));
    return label;
}

/// What is so, beside what was set: another program may have the port, and a command line may have named others.
QString nowText(const views::ReceiverState& receiver)
{
    if (receiver.link != views::ReceiverState::Link::Receiving || (receiver.grpc.isEmpty() && receiver.http.isEmpty()))
        return receiver.problem.isEmpty() ? SettingsDialog::tr("Now: nothing is received.") : SettingsDialog::tr("Now: nothing is received: %1").arg(receiver.problem);
    const auto addressOf = [](const QString& address) { return address.isEmpty() ? SettingsDialog::tr("closed") : address; };
    return SettingsDialog::tr("Now: gRPC %1, HTTP %2.").arg(addressOf(receiver.grpc), addressOf(receiver.http));
}

} // namespace

QString addressProblem(const QString& address)
{
    if (address == u"off")
        return {};
    const QString host = address.section(u':', 0, -2);
    bool isNumber = false;
    const int port = address.section(u':', -1).toInt(&isNumber);
    constexpr int kMostPort = 65'535;
    if (host.isEmpty() || !address.contains(u':'))
        return SettingsDialog::tr("Write HOST:PORT, such as 127.0.0.1:4317, or off.");
    if (!isNumber || port < 1 || port > kMostPort)
        return SettingsDialog::tr("The port is a number from 1 to 65535.");
    return {};
}

SettingsDialog::SettingsDialog(const views::Theme& theme, const Preferences& preferences, const RecordingSettings& recording, Hooks hooks, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_preferences(preferences), m_recording(recording), m_hooks(std::move(hooks))
{
    setWindowTitle(tr("Settings"));
    resize(760, 580);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 12);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget;
    page->setProperty("panel", QStringLiteral("bg"));
    page->setAttribute(Qt::WA_StyledBackground);
    m_rows = new QVBoxLayout(page);
    m_rows->setContentsMargins(24, 16, 24, 16);
    m_rows->setSpacing(2);
    addLook();
    addReceivers();
    addRetention();
    addPrices();
    addDecisions();
    m_rows->addStretch(1);
    area->setWidget(page);
    outer->addWidget(area, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(24, 8, 24, 0);
    foot->addWidget(buttons);
    outer->addLayout(foot);
}

void SettingsDialog::addHeading(const QString& text)
{
    m_rows->addSpacing(10);
    m_rows->addWidget(lineLabel(text, m_theme.font(views::TextStyle::BodyStrong), ""));
    m_rows->addSpacing(4);
}

QLabel* SettingsDialog::addRow(const QString& name, QWidget* control, const QString& meaning)
{
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(name);
    label->setTextFormat(Qt::PlainText);
    label->setFixedWidth(kNameWidth);
    label->setBuddy(control);
    control->setAccessibleName(name);
    control->setAccessibleDescription(meaning);
    row->addWidget(label);
    row->addWidget(control, 1);
    m_rows->addLayout(row);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(kNameWidth + 8, 0, 0, 8);
    below->setSpacing(0);
    auto* problem = lineLabel({}, m_theme.font(views::TextStyle::Small), "red");
    problem->hide();
    below->addWidget(problem);
    below->addWidget(lineLabel(meaning, m_theme.font(views::TextStyle::Small), "2"));
    m_rows->addLayout(below);
    return problem;
}

void SettingsDialog::addLook()
{
    addHeading(tr("How it looks"));
    auto* mode = new QComboBox;
    mode->addItem(tr("Light"), static_cast<int>(views::ThemeMode::Light));
    mode->addItem(tr("Dark"), static_cast<int>(views::ThemeMode::Dark));
    mode->addItem(tr("As the desktop"), static_cast<int>(views::ThemeMode::System));
    mode->setCurrentIndex(mode->findData(static_cast<int>(m_preferences.theme)));
    connect(mode, &QComboBox::currentIndexChanged, this, [this, mode] {
        m_preferences.theme = static_cast<views::ThemeMode>(mode->currentData().toInt());
        preferencesChanged();
    });
    addRow(tr("Theme"), mode, atOnce());

    auto* scale = new QSpinBox;
    scale->setRange(kLeastPercent, kMostPercent);
    scale->setSingleStep(10);
    scale->setSuffix(tr(" %"));
    scale->setValue(qRound(m_preferences.textScale * kPercent));
    connect(scale, &QSpinBox::valueChanged, this, [this](int percent) {
        m_preferences.textScale = static_cast<double>(percent) / kPercent;
        preferencesChanged();
    });
    addRow(tr("Size of text"), scale,
           tr("90 to 150 %. Takes effect in the next window. The scale of everything is the desktop's; QT_SCALE_FACTOR=1.5 sets another one for this program."));

    auto* zone = new QComboBox;
    zone->addItem(tr("Local time"), false);
    zone->addItem(tr("UTC"), true);
    zone->setCurrentIndex(m_preferences.timesInUtc ? 1 : 0);
    connect(zone, &QComboBox::currentIndexChanged, this, [this, zone] {
        m_preferences.timesInUtc = zone->currentData().toBool();
        preferencesChanged();
    });
    addRow(tr("Times"), zone, tr("The clock of every time that is shown. What is exported is always UTC.") + u' ' + atOnce());

    auto* language = new QComboBox;
    language->addItem(tr("As the desktop"), QString());
    language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    language->setCurrentIndex(qMax(0, language->findData(m_preferences.language)));
    connect(language, &QComboBox::currentIndexChanged, this, [this, language] {
        m_preferences.language = language->currentData().toString();
        preferencesChanged();
    });
    addRow(tr("Language"), language, tr("Takes effect in the next window. Telemetry stays as it was sent."));

    auto* recent = new QSpinBox;
    recent->setRange(0, Preferences::kMostRecent);
    recent->setValue(m_preferences.recentCount);
    connect(recent, &QSpinBox::valueChanged, this, [this](int count) {
        m_preferences.recentCount = count;
        preferencesChanged();
    });
    addRow(tr("Recent ones to remember"), recent, tr("Workspaces and files each; 0 remembers none. Takes effect with the next one that is opened."));
}

void SettingsDialog::addAddress(const QString& name, const QString& meaning, QString RecordingSettings::*field)
{
    auto* edit = new QLineEdit(m_recording.*field);
    QLabel* problem = addRow(name, edit, meaning + u' ' + atRecorderStart());
    connect(edit, &QLineEdit::textChanged, this, [this, problem, field](const QString& text) {
        const QString why = addressProblem(text.trimmed());
        problem->setText(why);
        problem->setVisible(!why.isEmpty());
        if (!why.isEmpty())
            return;
        m_recording.*field = text.trimmed();
        recordingChanged();
    });
}

void SettingsDialog::addReceivers()
{
    addHeading(tr("What arrives, in this workspace"));
    m_rows->addWidget(lineLabel(nowText(m_hooks.receiver), m_theme.font(views::TextStyle::Small), "2"));
    addAddress(tr("OTLP over gRPC"), tr("Where senders reach this program; off closes it. 127.0.0.1 is this computer only."), &RecordingSettings::grpc);
    addAddress(tr("OTLP over HTTP"), tr("As above, for protobuf and JSON over HTTP."), &RecordingSettings::http);

    auto* row = new QWidget;
    auto* columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    auto* token = new QLineEdit(m_recording.tokenFile);
    token->setPlaceholderText(tr("none: senders need no token"));
    auto* choose = new QPushButton(tr("Choose…"));
    columns->addWidget(token, 1);
    columns->addWidget(choose);
    row->setFocusProxy(token);
    QLabel* problem = addRow(tr("Token file"), row,
                             tr("Senders must show the secret in this file, which nobody else may read (mode 0600).") + u' ' + atRecorderStart());
    token->setAccessibleName(tr("Token file"));
    connect(token, &QLineEdit::textChanged, this, [this, problem](const QString& text) {
        QString why;
        if (!text.isEmpty()) {
            recorder::ReceiverSettings settings;
            settings.tokenFile = text.toStdString();
            if (const auto loaded = recorder::loadReceiverOptions(settings); !loaded)
                why = views::toldLine(loaded.error().text(), 300);
        }
        problem->setText(why);
        problem->setVisible(!why.isEmpty());
        if (!why.isEmpty())
            return;
        m_recording.tokenFile = text;
        recordingChanged();
    });
    connect(choose, &QPushButton::clicked, this, [this, token] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Token file"));
        if (!path.isEmpty())
            token->setText(path);
    });
}

void SettingsDialog::addRetention()
{
    addHeading(tr("What is kept, in this workspace"));
    auto* days = new QSpinBox;
    days->setRange(0, kMostDays);
    days->setSpecialValueText(tr("everything"));
    days->setSuffix(tr(" days"));
    days->setValue(static_cast<int>(m_recording.keepDays));
    connect(days, &QSpinBox::valueChanged, this, [this](int value) {
        m_recording.keepDays = value;
        recordingChanged();
    });
    addRow(tr("Keep"), days, tr("What is older is removed while recording, whole days at a time.") + u' ' + atRecorderStart());

    auto* size = new QSpinBox;
    size->setRange(0, kMostGigabytes);
    size->setSpecialValueText(tr("no limit"));
    size->setSuffix(tr(" GB"));
    size->setValue(static_cast<int>(m_recording.maxBytes / kGigabyte));
    connect(size, &QSpinBox::valueChanged, this, [this](int value) {
        m_recording.maxBytes = value * kGigabyte;
        recordingChanged();
    });
    addRow(tr("Largest file"), size, tr("Where the workspace uses more, the oldest goes first.") + u' ' + atRecorderStart());
}

void SettingsDialog::addPrices()
{
    addHeading(tr("Prices"));
    auto* row = new QWidget;
    auto* columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    auto* state = new QLabel;
    state->setTextFormat(Qt::PlainText);
    state->setMinimumWidth(1);
    state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* choose = new QPushButton(tr("Choose…"));
    auto* builtin = new QPushButton(tr("Built-in table"));
    columns->addWidget(state, 1);
    columns->addWidget(choose);
    columns->addWidget(builtin);
    row->setFocusProxy(choose);
    QLabel* problem = addRow(tr("Price table"), row,
                             tr("US dollars a million tokens by model and date, as JSON; the file is checked and copied. Costs that senders report are never "
                                "replaced. Takes effect for what arrives after the recorder starts next."));
    const auto update = [state, builtin] {
        const auto table = recorder::priceTable();
        state->setText(tr("%1, %2").arg(views::plainLine(table->source(), 60), views::plainLine(table->date(), 20)));
        builtin->setEnabled(recorder::hasOwnPrices());
    };
    const auto show = [problem, update](const domain::Result<void>& done) {
        problem->setText(done ? QString() : views::toldLine(done.error().text(), 300));
        problem->setVisible(!done);
        update();
    };
    connect(choose, &QPushButton::clicked, this, [this, show] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Price table"), {}, tr("Price tables (*.json);;All files (*)"));
        if (!path.isEmpty())
            show(recorder::usePrices(path.toStdString()));
    });
    connect(builtin, &QPushButton::clicked, this, [show] { show(recorder::useBuiltinPrices()); });
    update();
}

void SettingsDialog::addDecisions()
{
    addHeading(tr("Which spans decide"));
    addRow(tr("Rules"), new RulesEditor(m_theme, m_hooks.workspace),
           tr("Decisions that telemetry does not call so: by the name of a span, a tool that writes, or an attribute; and the names under which result, "
              "confidence, approver, amount and subject stand. They are marked with the name of their rule. "
              "Takes effect when the detectors are run again, and for what arrives after the recorder starts next."));
}

void SettingsDialog::preferencesChanged() { m_hooks.applyPreferences(m_preferences); }

void SettingsDialog::recordingChanged() { m_hooks.saveRecording(m_recording); }

} // namespace whyglass::window
