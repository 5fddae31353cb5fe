// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/style_sheet.h"

#include "views/common/theme.h"

#include <QHash>

namespace whyglass::views {

namespace {

// @name stands for a role. Heights are tokens.md 4 less the outline.
const char* const kTemplate = R"qss(
QMainWindow, QDialog { background: @bg; }
QWidget[panel="surface"] { background: @surface; }
QWidget[panel="surface2"] { background: @surface2; }
QWidget[panel="bg"] { background: @bg; }
QFrame[panel="card"] { background: @surface; border: 1px solid @border; border-radius: 4px; }
QFrame[rule="h"] { background: @border; border: none; min-height: 1px; max-height: 1px; }
QFrame[rule="v"] { background: @border; border: none; min-width: 1px; max-width: 1px; }
QLabel[keycap="true"] { background: @surface2; border: 1px solid @border; border-radius: 3px; color: @text2; }
QLabel[tone="2"] { color: @text2; }
QLabel[tone="3"] { color: @text3; }
QLabel[tone="red"] { color: @redInk; }
QLabel[tone="amber"] { color: @amberInk; }
QLabel[tone="green"] { color: @greenInk; }

QMenuBar { background: @surface2; border: none; padding: 1px 4px; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; }
QMenuBar::item:pressed { background: @pressed; }
QMenu { background: @surface; border: 1px solid @borderStrong; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @sel; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QToolBar { background: @surface2; border: none; border-top: 1px solid @border; border-bottom: 1px solid @border; spacing: 8px; padding: 0 8px; }
QStatusBar { background: @surface2; border-top: 1px solid @border; min-height: 23px; }
QStatusBar::item { border: none; }
QToolTip { background: @surface; color: @text; border: 1px solid @borderStrong; padding: 4px 6px; }

QPushButton { background: @surface; border: 1px solid @borderStrong; border-radius: 4px; padding: 0 10px; min-height: 26px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed, QPushButton:open { background: @pressed; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @disabled; border-color: @border; background: @surface; }
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right; width: 12px; height: 12px; right: 6px; }
QPushButton[opens="menu"] { padding-right: 24px; }
QPushButton[look="primary"] { background: @accent; border-color: @accent; color: @onAccent; font-weight: 600; }
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed { background: @accentInk; border-color: @accentInk; }
QPushButton[look="primary"]:focus { border-color: @text; }
QPushButton[look="primary"]:disabled { background: @surface; border-color: @border; color: @disabled; font-weight: 400; }
QPushButton[look="danger"] { color: @redInk; border-color: @red; }
QPushButton[look="link"] { background: transparent; border: none; color: @accentInk; padding: 0 2px; min-height: 18px; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { text-decoration: underline; }
QPushButton[look="link"]:checked { background: @sel; border-radius: 4px; }
QPushButton[look="figure"] { background: transparent; border: none; padding: 0; text-align: left; min-height: 0; }
QPushButton[look="figure"]:hover { text-decoration: underline; }
QPushButton[look="figure"]:focus { text-decoration: underline; }
QPushButton[segment="first"], QPushButton[segment="true"] { border-radius: 0; }
QPushButton[segment="true"] { border-left: none; }
QPushButton[segment="first"]:checked, QPushButton[segment="true"]:checked { background: @sel; border: 1px solid @accent; font-weight: 600; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 4px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @pressed; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @disabled; }
QToolButton[look="key"] { background: @surface2; border: 1px solid @border; border-radius: 3px; padding: 1px 5px; }
QToolButton[look="key"]:hover { background: @hover; }
QToolButton[look="key"]:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit { background: @surface; border: 1px solid @ctl; border-radius: 4px; padding: 0 7px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit, QDoubleSpinBox { min-height: 26px; }
QAbstractSpinBox, QComboBox { min-height: 24px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent; padding: 0 6px; }
QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus { border: none; padding: 0; }
QLineEdit:disabled { color: @disabled; border-color: @border; }
QPlainTextEdit[bare="true"], QTextEdit[bare="true"] { border: none; padding: 0; }
QPlainTextEdit[bare="true"]:focus, QTextEdit[bare="true"]:focus { border: none; padding: 0; }

QAbstractItemView { background: @surface; border: none; outline: none; selection-background-color: @sel; selection-color: @text; alternate-background-color: @surface; }
QHeaderView { background: @surface2; border: none; }
QHeaderView::section { background: @surface2; color: @text2; border: none; border-bottom: 1px solid @border; padding: 0 8px; min-height: 27px; font-size: @smallPx; }
QHeaderView#recordHeader::section { padding-right: 0; }
QHeaderView::section:first { padding-left: 16px; }
QHeaderView::section:hover { background: @hover; }
QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-origin: border; subcontrol-position: center right; width: 8px; height: 8px; }
QTableCornerButton::section { background: @surface2; border: none; }

QTabBar { background: @surface2; }
QTabBar::tab { background: transparent; color: @text2; border: none; border-bottom: 2px solid transparent; padding: 0 8px; min-height: 28px; font-size: @smallPx; }
QTabBar::tab:hover { background: @hover; }
QTabBar::tab:disabled { color: @disabled; background: transparent; }
QTabBar::tab:selected { background: @surface; color: @text; border-bottom: 2px solid @accent; font-weight: 600; }
QTabBar::tab:focus { border: 1px solid @accent; border-bottom: 2px solid @accent; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @borderStrong; border: 2px solid transparent; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @ctl; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QDockWidget { titlebar-close-icon: none; }
QProgressBar { background: @hover; border: none; border-radius: 2px; max-height: 4px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
)qss";

struct NamedRole {
    const char* name;
    Role role;
};
constexpr NamedRole kNames[] = {
    {"bg", Role::Bg},
    {"surface", Role::Surface},
    {"surface2", Role::Surface2},
    {"hover", Role::Hover},
    {"pressed", Role::Pressed},
    {"border", Role::Border},
    {"borderStrong", Role::BorderStrong},
    {"ctl", Role::Ctl},
    {"text", Role::Text},
    {"text2", Role::Text2},
    {"text3", Role::Text3},
    {"disabled", Role::Disabled},
    {"accent", Role::Accent},
    {"accentInk", Role::AccentInk},
    {"sel", Role::Sel},
    {"onAccent", Role::OnAccent},
    {"red", Role::Red},
    {"redInk", Role::RedInk},
    {"amberInk", Role::AmberInk},
    {"greenInk", Role::GreenInk},
};

} // namespace

QString styleSheet(const Theme& theme)
{
    QHash<QString, QString> values;
    for (const NamedRole& named : kNames)
        values.insert(QString::fromLatin1(named.name), theme.color(named.role).name());
    values.insert(QStringLiteral("smallPx"), QString::number(theme.font(TextStyle::Small).pixelSize()) + QStringLiteral("px"));

    const QString source = QString::fromLatin1(kTemplate);
    QString sheet;
    sheet.reserve(source.size() * 2);
    for (qsizetype at = 0; at < source.size();) {
        const qsizetype mark = source.indexOf(u'@', at);
        if (mark < 0) {
            sheet += QStringView(source).mid(at);
            break;
        }
        sheet += QStringView(source).mid(at, mark - at);
        qsizetype end = mark + 1;
        while (end < source.size() && source.at(end).isLetterOrNumber())
            ++end;
        const QString value = values.value(source.mid(mark + 1, end - mark - 1));
        Q_ASSERT(!value.isEmpty());
        sheet += value;
        at = end;
    }
    return sheet;
}

} // namespace whyglass::views
