<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>whyglass</name>
    <message>
        <source>  HTTP %1</source>
        <translation>  HTTP %1</translation>
    </message>
    <message>
        <source>  as the sender reported</source>
        <translation>  wie vom Sender gemeldet</translation>
    </message>
    <message>
        <source>  from cache</source>
        <translation>  aus dem Cache</translation>
    </message>
    <message>
        <source>  from the price table</source>
        <translation>  aus der Preisliste</translation>
    </message>
    <message>
        <source>  gRPC %1</source>
        <translation>  gRPC %1</translation>
    </message>
    <message>
        <source>  into cache</source>
        <translation>  in den Cache</translation>
    </message>
    <message>
        <source>  reasoning</source>
        <translation>  Nachdenken</translation>
    </message>
    <message>
        <source>  ·  %1 spans/s</source>
        <translation>  ·  %1 Spans/s</translation>
    </message>
    <message>
        <source>  ·  waiting</source>
        <translation>  ·  wartet</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> (%1 of %2)</source>
        <translation> (%1 von %2)</translation>
    </message>
    <message>
        <source> (inferred from its session)</source>
        <translation> (aus der Sitzung erschlossen)</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source> or more</source>
        <translation> oder mehr</translation>
    </message>
    <message>
        <source> · %1 tokens</source>
        <translation> · %1 Tokens</translation>
    </message>
    <message>
        <source>%1 % idle</source>
        <translation>%1 % Leerlauf</translation>
    </message>
    <message>
        <source>%1 % of the traces</source>
        <translation>%1 % der Traces</translation>
    </message>
    <message>
        <source>%1 (a window begins with it)</source>
        <translation>%1 (ein Fenster beginnt damit)</translation>
    </message>
    <message>
        <source>%1 (from metrics)</source>
        <translation>%1 (aus Metriken)</translation>
    </message>
    <message>
        <source>%1 (hidden)</source>
        <translation>%1 (ausgeblendet)</translation>
    </message>
    <message>
        <source>%1 (metrics)</source>
        <translation>%1 (Metriken)</translation>
    </message>
    <message>
        <source>%1 + %2 unknown</source>
        <translation>%1 + %2 unbekannt</translation>
    </message>
    <message>
        <source>%1 / %2%3; %4 calls</source>
        <translation>%1 / %2%3; %4 Aufrufe</translation>
    </message>
    <message>
        <source>%1 after its end</source>
        <translation>%1 nach deren Ende</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 appended</source>
        <translation>%1 angehängt</translation>
    </message>
    <message>
        <source>%1 at once</source>
        <translation>%1 gleichzeitig</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 Aufrufe</translation>
    </message>
    <message>
        <source>%1 calls are left out: their cost is not known before or after.</source>
        <translation>%1 Aufrufe fehlen darin: Ihre Kosten sind vorher oder nachher nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 calls are not in the sum</source>
        <translation>%1 Aufrufe fehlen in der Summe</translation>
    </message>
    <message>
        <source>%1 calls did not say how many tokens they used</source>
        <translation>%1 Aufrufe nennen ihre Token nicht</translation>
    </message>
    <message>
        <source>%1 calls have no known cost and are left out</source>
        <translation>%1 Aufrufe ohne bekannte Kosten sind ausgelassen</translation>
    </message>
    <message>
        <source>%1 calls have no known price and are left out</source>
        <translation>%1 Aufrufe ohne bekannten Preis sind ausgelassen</translation>
    </message>
    <message>
        <source>%1 calls sent cached tokens beside the input; they were added to it</source>
        <translation>%1 Aufrufe senden Cache-Token neben der Eingabe; sie wurden hinzugezählt</translation>
    </message>
    <message>
        <source>%1 calls state none</source>
        <translation>%1 Aufrufe nennen keine</translation>
    </message>
    <message>
        <source>%1 calls that told no tokens are not in it</source>
        <translation>%1 Aufrufe, die keine Token melden, sind nicht enthalten</translation>
    </message>
    <message>
        <source>%1 calls without a known price are not in it</source>
        <translation>%1 Aufrufe ohne bekannten Preis sind nicht darin</translation>
    </message>
    <message>
        <source>%1 calls: cached tokens lie inside the input, as the conventions say; nothing here proves it</source>
        <translation>%1 Aufrufe: Cache-Token liegen in der Eingabe, wie es die Konventionen sagen; nichts hier beweist es</translation>
    </message>
    <message>
        <source>%1 data points from %2 to %3</source>
        <translation>%1 Datenpunkte von %2 bis %3</translation>
    </message>
    <message>
        <source>%1 decisions</source>
        <translation>%1 Entscheidungen</translation>
    </message>
    <message>
        <source>%1 differ</source>
        <translation>%1 anders</translation>
    </message>
    <message>
        <source>%1 edited</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 Fehler</translation>
    </message>
    <message>
        <source>%1 errors of %2</source>
        <translation>%1 Fehler von %2</translation>
    </message>
    <message>
        <source>%1 findings</source>
        <translation>%1 Befunde</translation>
    </message>
    <message>
        <source>%1 findings here</source>
        <translation>%1 Befunde hier</translation>
    </message>
    <message>
        <source>%1 findings in this trace</source>
        <translation>%1 Befunde in diesem Trace</translation>
    </message>
    <message>
        <source>%1 generations</source>
        <translation>%1 Generierungen</translation>
    </message>
    <message>
        <source>%1 import issues</source>
        <translation>%1 Importprobleme</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 ein</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 ein, %2 aus</translation>
    </message>
    <message>
        <source>%1 input tokens as reported, shared out in proportion to the text.</source>
        <translation>%1 gemeldete Eingabe-Token, verteilt nach der Länge der Texte.</translation>
    </message>
    <message>
        <source>%1 input tokens were reported.</source>
        <translation>%1 Eingabe-Token wurden gemeldet.</translation>
    </message>
    <message>
        <source>%1 input tokens; what they were was not recorded</source>
        <translation>%1 Eingabe-Token; was sie waren, wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 inserted</source>
        <translation>%1 eingefügt</translation>
    </message>
    <message>
        <source>%1 later events are in Raw.</source>
        <translation>%1 spätere Ereignisse stehen unter „Roh“.</translation>
    </message>
    <message>
        <source>%1 later traces are left out</source>
        <translation>%1 spätere Traces sind ausgelassen</translation>
    </message>
    <message>
        <source>%1 log records</source>
        <translation>%1 Logeinträge</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>%1 more are not shown</source>
        <translation>%1 weitere werden nicht gezeigt</translation>
    </message>
    <message>
        <source>%1 more documents are in Raw.</source>
        <translation>%1 weitere Dokumente stehen unter „Roh“.</translation>
    </message>
    <message>
        <source>%1 more places</source>
        <translation>%1 weitere Stellen</translation>
    </message>
    <message>
        <source>%1 more steps</source>
        <translation>%1 weitere Schritte</translation>
    </message>
    <message>
        <source>%1 more values; whyglass lineage lists all.</source>
        <translation>%1 weitere Werte; whyglass lineage nennt alle.</translation>
    </message>
    <message>
        <source>%1 moved</source>
        <translation>%1 verschoben</translation>
    </message>
    <message>
        <source>%1 new: show</source>
        <translation>%1 neu: zeigen</translation>
    </message>
    <message>
        <source>%1 not recorded (hatched)</source>
        <translation>%1 nicht aufgezeichnet (schraffiert)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 %3 selected</source>
        <translation>%1 von %2 %3 ausgewählt</translation>
    </message>
    <message>
        <source>%1 of %2 calls</source>
        <translation>%1 von %2 Aufrufen</translation>
    </message>
    <message>
        <source>%1 of %2 in this view</source>
        <translation>%1 von %2 in dieser Ansicht</translation>
    </message>
    <message>
        <source>%1 of %2 spans carry evidence</source>
        <translation>%1 von %2 Spans tragen Belege</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>%1 von %2 verbraucht</translation>
    </message>
    <message>
        <source>%1 of binary content</source>
        <translation>%1 binärer Inhalt</translation>
    </message>
    <message>
        <source>%1 only in A</source>
        <translation>%1 nur in A</translation>
    </message>
    <message>
        <source>%1 only in B</source>
        <translation>%1 nur in B</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation>%1 im Zeitverlauf</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>%1 rows are in %2</source>
        <translation>%1 Zeilen stehen in %2</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 Dienste</translation>
    </message>
    <message>
        <source>%1 sessions in the workspace</source>
        <translation>%1 Sitzungen im Arbeitsbereich</translation>
    </message>
    <message>
        <source>%1 smaller factors</source>
        <translation>%1 kleinere Faktoren</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bisher</translation>
    </message>
    <message>
        <source>%1 spans</source>
        <translation>%1 Spans</translation>
    </message>
    <message>
        <source>%1 spans are here. Point more senders here, open files, or look at a finished investigation.</source>
        <translation>%1 Spans sind da. Richten Sie weitere Sender hierher, öffnen Sie Dateien oder sehen Sie sich eine fertige Untersuchung an.</translation>
    </message>
    <message>
        <source>%1 spans here, %2 elsewhere</source>
        <translation>%1 Spans hier, %2 anderswo</translation>
    </message>
    <message>
        <source>%1 spans in the workspace</source>
        <translation>%1 Spans im Arbeitsbereich</translation>
    </message>
    <message>
        <source>%1 spans received or imported so far.</source>
        <translation>%1 Spans bisher empfangen oder importiert.</translation>
    </message>
    <message>
        <source>%1 spans · %2</source>
        <translation>%1 Spans · %2</translation>
    </message>
    <message>
        <source>%1 spans/s</source>
        <translation>%1 Spans/s</translation>
    </message>
    <message>
        <source>%1 steps aligned</source>
        <translation>%1 Schritte zugeordnet</translation>
    </message>
    <message>
        <source>%1 steps cannot be read</source>
        <translation>%1 Schritte sind nicht lesbar</translation>
    </message>
    <message>
        <source>%1 steps within %2</source>
        <translation>%1 Schritte in %2</translation>
    </message>
    <message>
        <source>%1 the same</source>
        <translation>%1 gleich</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 to %2, 8 times out of 10</source>
        <translation>%1 bis %2, in 8 von 10 Fällen</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>%1 tokens as reported, shared out by text</source>
        <translation>%1 gemeldete Token, verteilt nach Text</translation>
    </message>
    <message>
        <source>%1 tokens came from it; there is no earlier request to compare with.</source>
        <translation>%1 Token kamen aus ihm; es gibt keine frühere Anfrage zum Vergleichen.</translation>
    </message>
    <message>
        <source>%1 tokens from the prompt cache</source>
        <translation>%1 Token aus dem Prompt-Cache</translation>
    </message>
    <message>
        <source>%1 tokens out</source>
        <translation>%1 Token aus</translation>
    </message>
    <message>
        <source>%1 traces</source>
        <translation>%1 Traces</translation>
    </message>
    <message>
        <source>%1 traces are still to be read</source>
        <translation>%1 Traces sind noch zu lesen</translation>
    </message>
    <message>
        <source>%1 traces within %2</source>
        <translation>%1 Traces in %2</translation>
    </message>
    <message>
        <source>%1 with an error</source>
        <translation>%1 mit einem Fehler</translation>
    </message>
    <message>
        <source>%1 with other values</source>
        <translation>%1 mit anderen Werten</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 Wörter</translation>
    </message>
    <message>
        <source>%1 · critical path %2</source>
        <translation>%1 · kritischer Pfad %2</translation>
    </message>
    <message>
        <source>%1 × $%2 / M</source>
        <translation>%1 × $%2 / Mio.</translation>
    </message>
    <message>
        <source>%1%2 for %3</source>
        <translation>%1%2 für %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2 % idle</source>
        <translation>%1, %2 % Leerlauf</translation>
    </message>
    <message>
        <source>%1, %2 % idle: click to compress</source>
        <translation>%1, %2 % Leerlauf: klicken, um ihn zu stauchen</translation>
    </message>
    <message>
        <source>%1, %2 % idle: click to show idle time</source>
        <translation>%1, %2 % Leerlauf: klicken, um ihn zu zeigen</translation>
    </message>
    <message>
        <source>%1, %2 in all</source>
        <translation>%1, %2 insgesamt</translation>
    </message>
    <message>
        <source>%1, %2 re-priced</source>
        <translation>%1, %2 neu bepreist</translation>
    </message>
    <message>
        <source>%1, above %2</source>
        <translation>%1, über %2</translation>
    </message>
    <message>
        <source>%1, and %2 calls without a price</source>
        <translation>%1, und %2 Aufrufe ohne Preis</translation>
    </message>
    <message>
        <source>%1, and more that is nested too deeply for a tree: see the text</source>
        <translation>%1, und mehr, das für einen Baum zu tief verschachtelt ist: siehe Text</translation>
    </message>
    <message>
        <source>%1, of them %2 cut or altered</source>
        <translation>%1, davon %2 gekürzt oder verändert</translation>
    </message>
    <message>
        <source>%1, the first %2 kB</source>
        <translation>%1, die ersten %2 kB</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: click to collapse or open, drag to move, right click for more</source>
        <translation>%1: klicken zum Ein- und Ausklappen, ziehen zum Verschieben, Rechtsklick für mehr</translation>
    </message>
    <message>
        <source>%1: why</source>
        <translation>%1: warum</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>%L1 found</source>
        <translation>%L1 gefunden</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 von %L2</translation>
    </message>
    <message>
        <source>(a document without id)</source>
        <translation>(ein Dokument ohne Kennung)</translation>
    </message>
    <message>
        <source>(empty text)</source>
        <translation>(leerer Text)</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>(no service name)</source>
        <translation>(kein Dienstname)</translation>
    </message>
    <message>
        <source>(nothing there)</source>
        <translation>(nichts vorhanden)</translation>
    </message>
    <message>
        <source>(root not seen)</source>
        <translation>(Wurzel nicht gesehen)</translation>
    </message>
    <message>
        <source>(span not in this workspace)</source>
        <translation>(Span nicht in diesem Arbeitsbereich)</translation>
    </message>
    <message>
        <source>+%1 of %2</source>
        <translation>+%1 von %2</translation>
    </message>
    <message>
        <source>+%1 to +%2, %3, %4 % of the trace</source>
        <translation>+%1 bis +%2, %3, %4 % des Trace</translation>
    </message>
    <message>
        <source>, %1 could not be read: see Sources</source>
        <translation>, %1 nicht lesbar: siehe Quellen</translation>
    </message>
    <message>
        <source>, %1 findings</source>
        <translation>, %1 Befunde</translation>
    </message>
    <message>
        <source>, %1 min left</source>
        <translation>, noch %1 min</translation>
    </message>
    <message>
        <source>, %1 of %2</source>
        <translation>, %1 von %2</translation>
    </message>
    <message>
        <source>, %1 s</source>
        <translation>, %1 s</translation>
    </message>
    <message>
        <source>, %1 s left</source>
        <translation>, noch %1 s</translation>
    </message>
    <message>
        <source>, %1 were here already</source>
        <translation>, %1 waren schon da</translation>
    </message>
    <message>
        <source>, 1 finding</source>
        <translation>, 1 Befund</translation>
    </message>
    <message>
        <source>, because %1</source>
        <translation>, weil %1</translation>
    </message>
    <message>
        <source>, failed</source>
        <translation>, fehlgeschlagen</translation>
    </message>
    <message>
        <source>, from %1</source>
        <translation>, ab %1</translation>
    </message>
    <message>
        <source>, valid from %1</source>
        <translation>, gültig ab %1</translation>
    </message>
    <message>
        <source>, without %1 calls</source>
        <translation>, ohne %1 Aufrufe</translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>1 Aufruf</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation>1 Befund</translation>
    </message>
    <message>
        <source>1 generation</source>
        <translation>1 Generierung</translation>
    </message>
    <message>
        <source>1 import issue</source>
        <translation>1 Importproblem</translation>
    </message>
    <message>
        <source>1 service</source>
        <translation>1 Dienst</translation>
    </message>
    <message>
        <source>1 span</source>
        <translation>1 Span</translation>
    </message>
    <message>
        <source>1 trace</source>
        <translation>1 Trace</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 Wort</translation>
    </message>
    <message>
        <source>2 decisions, aligned by what each step does</source>
        <translation>2 Entscheidungen, zugeordnet nach dem, was jeder Schritt tut</translation>
    </message>
    <message>
        <source>2 traces, aligned by what each step does</source>
        <translation>2 Traces, zugeordnet nach dem, was jeder Schritt tut</translation>
    </message>
    <message>
        <source>90 to 150 %. Takes effect in the next window. The scale of everything is the desktop's; QT_SCALE_FACTOR=1.5 sets another one for this program.</source>
        <translation>90 bis 150 %. Gilt ab dem nächsten Fenster. Den Maßstab von allem bestimmt die Arbeitsumgebung; QT_SCALE_FACTOR=1.5 setzt für dieses Programm einen anderen.</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>A decision is a span with decision attributes, or the final answer of an agent. Take away a condition, or look into Traces.</source>
        <translation>Eine Entscheidung ist ein Span mit Entscheidungsattributen oder die letzte Antwort eines Agenten. Nehmen Sie eine Bedingung weg, oder sehen Sie unter Traces nach.</translation>
    </message>
    <message>
        <source>A decision step</source>
        <translation>Ein Entscheidungsschritt</translation>
    </message>
    <message>
        <source>A drawing of a trace with its tracks</source>
        <translation>Eine Zeichnung eines Trace mit seinen Spuren</translation>
    </message>
    <message>
        <source>A link to this card (Ctrl+Shift+C)</source>
        <translation>Ein Link auf diese Karte (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>A parent span has not arrived</source>
        <translation>Ein übergeordneter Span ist nicht angekommen</translation>
    </message>
    <message>
        <source>A saved view is a view with its query and its time range.</source>
        <translation>Eine gespeicherte Ansicht ist eine Ansicht mit ihrer Abfrage und ihrem Zeitraum.</translation>
    </message>
    <message>
        <source>A session is what spans name as their conversation, session or thread.</source>
        <translation>Eine Sitzung ist, was Spans als ihr Gespräch, ihre Sitzung oder ihren Thread nennen.</translation>
    </message>
    <message>
        <source>A span tells this when it ends.</source>
        <translation>Ein Span nennt das, wenn er endet.</translation>
    </message>
    <message>
        <source>A: %1, B: %2</source>
        <translation>A: %1, B: %2</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worüber</translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>Über Qt</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Notiz anfügen</translation>
    </message>
    <message>
        <source>Add to compare</source>
        <translation>Zum Vergleich hinzufügen</translation>
    </message>
    <message>
        <source>Adding up costs</source>
        <translation>Kosten werden summiert</translation>
    </message>
    <message>
        <source>Adding up the calls…</source>
        <translation>Die Aufrufe werden zusammengezählt …</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Agent version</source>
        <translation>Agentenversion</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>Aligned steps</source>
        <translation>Zugeordnete Schritte</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>Alle Befehle …</translation>
    </message>
    <message>
        <source>All findings</source>
        <translation>Alle Befunde</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>All keys (?)</source>
        <translation>Alle Tasten (?)</translation>
    </message>
    <message>
        <source>All problems</source>
        <translation>Alle Probleme</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Gesamte Zeit</translation>
    </message>
    <message>
        <source>All traces of this session, one after the other</source>
        <translation>Alle Traces dieser Sitzung nacheinander</translation>
    </message>
    <message>
        <source>All words must stand in one span. Try fewer of them.</source>
        <translation>Alle Wörter müssen in einem Span stehen. Versuchen Sie es mit weniger.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>An agent approved an invoice of $50,000 for 1,000 units. The order says 100. Find out why. Two weeks, some 300 decisions, two deployments, four stories.</source>
        <translation>Ein Agent hat eine Rechnung über 50.000 $ für 1.000 Stück freigegeben. In der Bestellung stehen 100. Finden Sie heraus, warum. Zwei Wochen, rund 300 Entscheidungen, zwei Versionen im Einsatz, vier Geschichten.</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>Ein anderes Modell</translation>
    </message>
    <message>
        <source>Another model…</source>
        <translation>Ein anderes Modell …</translation>
    </message>
    <message>
        <source>Approver</source>
        <translation>Freigabe durch</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>Trifft ein</translation>
    </message>
    <message>
        <source>Arrows walk through time, Shift marks, Enter filters by what is marked, Escape clears</source>
        <translation>Pfeile gehen durch die Zeit, Umschalt markiert, Eingabe filtert nach dem Markierten, Esc hebt auf</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>As JSON</source>
        <translation>Als JSON</translation>
    </message>
    <message>
        <source>As JSON…</source>
        <translation>Als JSON …</translation>
    </message>
    <message>
        <source>As above, for protobuf and JSON over HTTP.</source>
        <translation>Wie oben, für Protobuf und JSON über HTTP.</translation>
    </message>
    <message>
        <source>As at the beginning</source>
        <translation>Wie am Anfang</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>As text and tree, with search</source>
        <translation>Als Text und Baum, mit Suche</translation>
    </message>
    <message>
        <source>As text…</source>
        <translation>Als Text …</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Assistant, earlier</source>
        <translation>Assistent, zuvor</translation>
    </message>
    <message>
        <source>Assumed:</source>
        <translation>Angenommen:</translation>
    </message>
    <message>
        <source>At most %1 rows are copied; Export writes all</source>
        <translation>Höchstens %1 Zeilen werden kopiert; der Export schreibt alle</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Attributes of %1 spans were compared</source>
        <translation>Attribute von %1 Spans wurden verglichen</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>Based on %1 of %2</source>
        <translation>Beruht auf %1 von %2</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Begin with it</source>
        <translation>Damit beginnen</translation>
    </message>
    <message>
        <source>Beside the nearest decision that ended otherwise (C)</source>
        <translation>Neben der ähnlichsten Entscheidung, die anders ausging (C)</translation>
    </message>
    <message>
        <source>Both runs on one axis</source>
        <translation>Beide Läufe auf einer Achse</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation>Budget %1</translation>
    </message>
    <message>
        <source>Budget %1: %2 % of %3 reached, %4 used (%5)</source>
        <translation>Budget %1: %2 % von %3 erreicht, %4 verbraucht (%5)</translation>
    </message>
    <message>
        <source>Budget over its period</source>
        <translation>Budget über seinen Zeitraum</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>Budgets are kept by the recorder, and none runs here</source>
        <translation>Budgets bewahrt der Rekorder auf, und hier läuft keiner</translation>
    </message>
    <message>
        <source>Budgets…</source>
        <translation>Budgets …</translation>
    </message>
    <message>
        <source>Built-in table</source>
        <translation>Eingebaute Liste</translation>
    </message>
    <message>
        <source>By a table not kept here</source>
        <translation>Nach einer hier nicht aufbewahrten Tabelle</translation>
    </message>
    <message>
        <source>By cost</source>
        <translation>Nach Kosten</translation>
    </message>
    <message>
        <source>By errors</source>
        <translation>Nach Fehlern</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>CSV file…</source>
        <translation>CSV-Datei …</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Aus dem Cache gelesen</translation>
    </message>
    <message>
        <source>Cache read, audio</source>
        <translation>Aus dem Cache gelesen, Audio</translation>
    </message>
    <message>
        <source>Cache reads</source>
        <translation>Aus dem Cache gelesen</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>In den Cache geschrieben</translation>
    </message>
    <message>
        <source>Cache write, 1 hour</source>
        <translation>In den Cache geschrieben, 1 Stunde</translation>
    </message>
    <message>
        <source>Call %1 of %2</source>
        <translation>Aufruf %1 von %2</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cannot open a window on %1: the program could not be started</source>
        <translation>Für %1 lässt sich kein Fenster öffnen: Das Programm konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change where this computer listens</source>
        <translation>Ändern, wo dieser Rechner lauscht</translation>
    </message>
    <message>
        <source>Changed on purpose by %1 on %2: %3 calls of this workspace, from %4 to %5. It can be taken back.</source>
        <translation>Mit Absicht geändert von %1 am %2: %3 Aufrufe dieses Arbeitsbereichs, von %4 auf %5. Das lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Chart as PNG…</source>
        <translation>Diagramm als PNG …</translation>
    </message>
    <message>
        <source>Chart as SVG…</source>
        <translation>Diagramm als SVG …</translation>
    </message>
    <message>
        <source>Choose a call: click a bar, or ← and →.</source>
        <translation>Einen Aufruf wählen: Balken anklicken, oder ← und →.</translation>
    </message>
    <message>
        <source>Choose a decision or a trace to compare first</source>
        <translation>Zuerst eine Entscheidung oder einen Trace zum Vergleichen wählen</translation>
    </message>
    <message>
        <source>Choose a finding</source>
        <translation>Wählen Sie einen Befund</translation>
    </message>
    <message>
        <source>Choose a model call to see what it was given, and where each part came from.</source>
        <translation>Wählen Sie einen Modellaufruf, um zu sehen, was er bekam und woher jeder Teil stammt.</translation>
    </message>
    <message>
        <source>Choose a span in the timeline or the tree.</source>
        <translation>Wählen Sie einen Span auf der Zeitachse oder im Baum.</translation>
    </message>
    <message>
        <source>Choose a step above</source>
        <translation>Oben einen Schritt wählen</translation>
    </message>
    <message>
        <source>Choose the columns…</source>
        <translation>Spalten wählen …</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Clear %1</source>
        <translation>%1 leeren</translation>
    </message>
    <message>
        <source>Clear the query</source>
        <translation>Abfrage leeren</translation>
    </message>
    <message>
        <source>Click: where it comes from. Ctrl+click: opens its place</source>
        <translation>Klick: woher er kommt. Strg+Klick: öffnet seine Stelle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close the area</source>
        <translation>Bereich schließen</translation>
    </message>
    <message>
        <source>Close the area (Esc in the timeline)</source>
        <translation>Bereich schließen (Esc auf der Zeitachse)</translation>
    </message>
    <message>
        <source>Close the lineage</source>
        <translation>Die Herkunft schließen</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten …</translation>
    </message>
    <message>
        <source>Commands  Ctrl K</source>
        <translation>Befehle  Strg K</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare A with B</source>
        <translation>A mit B vergleichen</translation>
    </message>
    <message>
        <source>Compare basket</source>
        <translation>Vergleichskorb</translation>
    </message>
    <message>
        <source>Compare by</source>
        <translation>Vergleichen nach</translation>
    </message>
    <message>
        <source>Compare what is in the basket</source>
        <translation>Vergleichen, was im Korb liegt</translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <translation>Mit %1 vergleichen</translation>
    </message>
    <message>
        <source>Compare with a decision that ended otherwise</source>
        <translation>Mit einer Entscheidung vergleichen, die anders ausging</translation>
    </message>
    <message>
        <source>Comparing the request with what the trace produced before it</source>
        <translation>Die Anfrage wird mit dem verglichen, was der Trace zuvor hervorgebracht hat</translation>
    </message>
    <message>
        <source>Completeness, findings, similar decisions, sign-off</source>
        <translation>Vollständigkeit, Befunde, ähnliche Entscheidungen, Urteil</translation>
    </message>
    <message>
        <source>Compress idle time</source>
        <translation>Leerlauf stauchen</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Confirm the finding</source>
        <translation>Befund bestätigen</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Context of each model call</source>
        <translation>Kontext jedes Modellaufrufs</translation>
    </message>
    <message>
        <source>Context of each of %1 model calls</source>
        <translation>Kontext jedes von %1 Modellaufrufen</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>Konvention</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Copied %1 characters</source>
        <translation>%1 Zeichen kopiert</translation>
    </message>
    <message>
        <source>Copies the selected rows</source>
        <translation>Kopiert die ausgewählten Zeilen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy link to this place</source>
        <translation>Verweis auf diese Stelle kopieren</translation>
    </message>
    <message>
        <source>Copy rows as CSV</source>
        <translation>Zeilen als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy rows as JSON</source>
        <translation>Zeilen als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy rows as text</source>
        <translation>Zeilen als Text kopieren</translation>
    </message>
    <message>
        <source>Copy the address for %1</source>
        <translation>Adresse für %1 kopieren</translation>
    </message>
    <message>
        <source>Copy the path of the value (Ctrl+Alt+C)</source>
        <translation>Pfad des Werts kopieren (Strg+Alt+C)</translation>
    </message>
    <message>
        <source>Copy the span id</source>
        <translation>Span-Kennung kopieren</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Den Text kopieren</translation>
    </message>
    <message>
        <source>Copy the transcript as text</source>
        <translation>Verlauf als Text kopieren</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>Den Wert kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected, else all (Ctrl+C)</source>
        <translation>Auswahl kopieren, sonst alles (Strg+C)</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Cost appears with the first generation that states its tokens.</source>
        <translation>Kosten erscheinen mit der ersten Generierung, die ihre Token nennt.</translation>
    </message>
    <message>
        <source>Cost heat map</source>
        <translation>Kosten als Wärmekarte</translation>
    </message>
    <message>
        <source>Cost per day (UTC), by %1</source>
        <translation>Kosten je Tag (UTC), nach %1</translation>
    </message>
    <message>
        <source>Cost per hour, by %1</source>
        <translation>Kosten je Stunde, nach %1</translation>
    </message>
    <message>
        <source>Cost: %1</source>
        <translation>Kosten: %1</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Costs by group</source>
        <translation>Kosten nach Gruppen</translation>
    </message>
    <message>
        <source>Counting over time</source>
        <translation>Wird über die Zeit gezählt</translation>
    </message>
    <message>
        <source>Counting values</source>
        <translation>Werte werden gezählt</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>Kritischer Pfad</translation>
    </message>
    <message>
        <source>Ctrl L</source>
        <translation>Strg L</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Design</translation>
    </message>
    <message>
        <source>Data points</source>
        <translation>Datenpunkte</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Decision: %1</source>
        <translation>Entscheidung: %1</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Decisions that telemetry does not call so: by the name of a span, a tool that writes, or an attribute; and the names under which result, confidence, approver, amount and subject stand. They are marked with the name of their rule. Takes effect when the detectors are run again, and for what arrives after the recorder starts next.</source>
        <translation>Entscheidungen, die die Telemetrie nicht so nennt: nach dem Namen eines Spans, einem schreibenden Werkzeug oder einem Attribut; und die Namen, unter denen Ergebnis, Sicherheit, Freigebender, Betrag und Gegenstand stehen. Sie tragen den Namen ihrer Regel. Gilt, sobald die Detektoren neu laufen, und für alles, was nach dem nächsten Start des Rekorders ankommt.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Deployment environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Detektor</translation>
    </message>
    <message>
        <source>Detectors</source>
        <translation>Detektoren</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Difference of the structures</source>
        <translation>Unterschied der Strukturen</translation>
    </message>
    <message>
        <source>Difference of the texts</source>
        <translation>Unterschied der Texte</translation>
    </message>
    <message>
        <source>Dismiss the finding</source>
        <translation>Befund verwerfen</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Does not apply: %1</source>
        <translation>Trifft nicht zu: %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Double click zooms in</source>
        <translation>Doppelklick vergrößert</translation>
    </message>
    <message>
        <source>Down the tree or table</source>
        <translation>Im Baum oder in der Tabelle nach unten</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the query</source>
        <translation>Abfrage bearbeiten</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Empty the compare basket</source>
        <translation>Vergleichskorb leeren</translation>
    </message>
    <message>
        <source>End the replay (Esc)</source>
        <translation>Wiedergabe beenden (Esc)</translation>
    </message>
    <message>
        <source>Enter opens the span in its trace</source>
        <translation>Eingabe öffnet den Span in seinem Trace</translation>
    </message>
    <message>
        <source>Enter opens, Ctrl+C copies, Ctrl+A selects all</source>
        <translation>Eingabe öffnet, Strg+C kopiert, Strg+A wählt alles aus</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Error type</source>
        <translation>Fehlerart</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Estimated: %1 instead of %2, over %3 calls of which %4 cost something else.</source>
        <translation>Geschätzt: %1 statt %2, über %3 Aufrufe, von denen %4 etwas anderes kosten.</translation>
    </message>
    <message>
        <source>Even steps</source>
        <translation>Gleiche Schritte</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Every decision of your agents</source>
        <translation>Jede Entscheidung Ihrer Agenten</translation>
    </message>
    <message>
        <source>Every event takes as long as the next, however long it was waited for</source>
        <translation>Jedes Ereignis dauert gleich lang, wie lange auch immer darauf gewartet wurde</translation>
    </message>
    <message>
        <source>Every figure opens the list behind it</source>
        <translation>Jede Zahl öffnet die Liste dahinter</translation>
    </message>
    <message>
        <source>Every part is compared with what the trace produced before.</source>
        <translation>Jeder Teil wird mit dem verglichen, was der Trace zuvor hervorgebracht hat.</translation>
    </message>
    <message>
        <source>Every workspace of mine</source>
        <translation>Alle meine Arbeitsbereiche</translation>
    </message>
    <message>
        <source>Everything that came in could be read</source>
        <translation>Alles, was kam, war lesbar</translation>
    </message>
    <message>
        <source>Evidence, in the order the agent saw it</source>
        <translation>Belege, in der Reihenfolge, in der der Agent sie sah</translation>
    </message>
    <message>
        <source>Exemplars</source>
        <translation>Einzelmessungen</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alle öffnen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren …</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>Als JSON exportieren …</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Vergleich exportieren</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
    <message>
        <source>Export the list as CSV…</source>
        <translation>Liste als CSV exportieren …</translation>
    </message>
    <message>
        <source>Export the list as JSON…</source>
        <translation>Liste als JSON exportieren …</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <source>F7 next difference, Shift+F7 previous, D first divergence, Enter opens the step</source>
        <translation>F7 nächster Unterschied, Umschalt+F7 voriger, D erste Abweichung, Eingabe öffnet den Schritt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File of rules</source>
        <translation>Regeldatei</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter attributes</source>
        <translation>Attribute filtern</translation>
    </message>
    <message>
        <source>Filter by value</source>
        <translation>Nach Wert filtern</translation>
    </message>
    <message>
        <source>Filter: words, agent:approver, cost:&gt;0.05, { ai:tool = "get_po" &amp;&amp; status = error }</source>
        <translation>Filter: Wörter, agent:approver, cost:&gt;0.05, { ai:tool = "get_po" &amp;&amp; status = error }</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the payload</source>
        <translation>In den Nutzdaten suchen</translation>
    </message>
    <message>
        <source>Find in the trace</source>
        <translation>Im Trace suchen</translation>
    </message>
    <message>
        <source>Find in trace</source>
        <translation>Im Trace suchen</translation>
    </message>
    <message>
        <source>Find in trace: name, tool, model, agent</source>
        <translation>Im Trace suchen: Name, Werkzeug, Modell, Agent</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Findings of all decisions. Each says whether it was observed or inferred. Y confirms, X dismisses. ? shows all keys, Ctrl+K finds every command, and this tour is under Help.</source>
        <translation>Befunde aller Entscheidungen. Jeder sagt, ob er beobachtet oder erschlossen ist. Y bestätigt, X verwirft. ? zeigt alle Tasten, Strg+K findet jeden Befehl, und diese Führung steht unter Hilfe.</translation>
    </message>
    <message>
        <source>Findings: %1</source>
        <translation>Befunde: %1</translation>
    </message>
    <message>
        <source>Finished because</source>
        <translation>Beendet, weil</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erstes</translation>
    </message>
    <message>
        <source>First at</source>
        <translation>Zuerst am</translation>
    </message>
    <message>
        <source>First divergence</source>
        <translation>Erste Abweichung</translation>
    </message>
    <message>
        <source>Fit the selection, again: all</source>
        <translation>Auswahl einpassen, noch einmal: alles</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alle falten</translation>
    </message>
    <message>
        <source>Follow what arrives</source>
        <translation>Dem Eintreffenden folgen</translation>
    </message>
    <message>
        <source>Forecast, %1</source>
        <translation>Vorhersage, %1</translation>
    </message>
    <message>
        <source>Forget recent workspaces and files</source>
        <translation>Zuletzt benutzte Arbeitsbereiche und Dateien vergessen</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Vor (Alt+Rechts)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Generierungen</translation>
    </message>
    <message>
        <source>Generations and tool calls carry messages, if the sender records content.</source>
        <translation>Generierungen und Werkzeugaufrufe tragen Nachrichten, wenn der Sender Inhalte aufzeichnet.</translation>
    </message>
    <message>
        <source>Generations and tool calls carry them, if the sender records content.</source>
        <translation>Generierungen und Werkzeugaufrufe tragen sie, wenn der Sender Inhalte aufzeichnet.</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go to id</source>
        <translation>Gehe zu Kennung</translation>
    </message>
    <message>
        <source>Go to id…</source>
        <translation>Gehe zu Kennung …</translation>
    </message>
    <message>
        <source>Go to span %1</source>
        <translation>Zum Span %1</translation>
    </message>
    <message>
        <source>Go to the parent</source>
        <translation>Zum übergeordneten Span</translation>
    </message>
    <message>
        <source>Go to the previous request</source>
        <translation>Zur vorigen Anfrage</translation>
    </message>
    <message>
        <source>Go to the previous request, in another trace</source>
        <translation>Zur vorigen Anfrage, in einem anderen Trace</translation>
    </message>
    <message>
        <source>Go to the producer: %1</source>
        <translation>Zum Erzeuger: %1</translation>
    </message>
    <message>
        <source>Goes to the next finding (N)</source>
        <translation>Geht zum nächsten Befund (N)</translation>
    </message>
    <message>
        <source>Going through the past…</source>
        <translation>Die Vergangenheit wird durchgegangen …</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Hidden error</source>
        <translation>Versteckter Fehler</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Hide times, ids and other volatile values</source>
        <translation>Zeiten, IDs und andere flüchtige Werte ausblenden</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit es ist</translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>How the tokens were read</source>
        <translation>Wie die Token gelesen wurden</translation>
    </message>
    <message>
        <source>How this detector decides</source>
        <translation>Wie dieser Detektor entscheidet</translation>
    </message>
    <message>
        <source>How to send telemetry here</source>
        <translation>Wie Sie Telemetrie hierher senden</translation>
    </message>
    <message>
        <source>Import %1 again</source>
        <translation>%1 erneut importieren</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>Import abgeschlossen</translation>
    </message>
    <message>
        <source>Imported %1 spans and %2 log records</source>
        <translation>%1 Spans und %2 Logeinträge importiert</translation>
    </message>
    <message>
        <source>Importing  ·  %1 spans/s</source>
        <translation>Import läuft  ·  %1 Spans/s</translation>
    </message>
    <message>
        <source>Importing %1%2, %3 spans%4</source>
        <translation>Importiert %1%2, %3 Spans%4</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Wird importiert …</translation>
    </message>
    <message>
        <source>In the compare basket; Shift+B compares the two</source>
        <translation>Im Vergleichskorb; Umschalt+B vergleicht die beiden</translation>
    </message>
    <message>
        <source>In the compare basket; add another one to compare it with</source>
        <translation>Im Vergleichskorb; noch etwas zum Vergleichen hinzufügen</translation>
    </message>
    <message>
        <source>In/Out</source>
        <translation>Ein/Aus</translation>
    </message>
    <message>
        <source>Inferred from: %1</source>
        <translation>Erschlossen aus: %1</translation>
    </message>
    <message>
        <source>Inferred: the trace of the record's session that ran when it was written</source>
        <translation>Erschlossen: der Trace der Sitzung des Eintrags, der lief, als er geschrieben wurde</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Input of step %1</source>
        <translation>Eingabe von Schritt %1</translation>
    </message>
    <message>
        <source>Input, audio</source>
        <translation>Eingabe, Audio</translation>
    </message>
    <message>
        <source>Input, uncached</source>
        <translation>Eingabe, ohne Cache</translation>
    </message>
    <message>
        <source>Insert an example</source>
        <translation>Beispiel einfügen</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Detailbereich</translation>
    </message>
    <message>
        <source>Investigate</source>
        <translation>Untersuchen</translation>
    </message>
    <message>
        <source>It began no trace: it appears inside traces of others</source>
        <translation>Er hat keinen Trace begonnen: Er kommt in Traces anderer vor</translation>
    </message>
    <message>
        <source>It broke: %1 tokens came from it, %2 were expected. Likely cause: %3.</source>
        <translation>Er ist gebrochen: %1 Token kamen aus ihm, %2 waren zu erwarten. Vermutliche Ursache: %3.</translation>
    </message>
    <message>
        <source>It held: %1 tokens came from it, %2 were expected.</source>
        <translation>Er hat gehalten: %1 Token kamen aus ihm, %2 waren zu erwarten.</translation>
    </message>
    <message>
        <source>It was not used.</source>
        <translation>Er wurde nicht benutzt.</translation>
    </message>
    <message>
        <source>Its trace was analysed anew, or its partition was removed.</source>
        <translation>Ihr Trace wurde neu ausgewertet, oder ihr Zeitraum wurde entfernt.</translation>
    </message>
    <message>
        <source>J K walk, Enter opens the place, Tab walks the values, N next finding, [ ] the next decision</source>
        <translation>J K gehen, Eingabe öffnet die Stelle, Tab geht durch die Werte, N nächster Befund, [ ] nächste Entscheidung</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>JSON file…</source>
        <translation>JSON-Datei …</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Kept in the workspace with name and time; the trace stays as it is.</source>
        <translation>Wird mit Name und Zeit im Arbeitsbereich gehalten; der Trace bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Taste %1</translation>
    </message>
    <message>
        <source>Keys worth knowing</source>
        <translation>Nützliche Tasten</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Known before this request, and in no recorded request of the trace:</source>
        <translation>Vor dieser Anfrage bekannt, und in keiner aufgezeichneten Anfrage des Trace:</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>Größte Datei</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letztes</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>Letzte 15 Minuten</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last active</source>
        <translation>Zuletzt aktiv</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>Letzter Wert</translation>
    </message>
    <message>
        <source>Leave the finding open</source>
        <translation>Befund offen lassen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Length of a bar's time</source>
        <translation>Zeitspanne eines Balkens</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark theme</source>
        <translation>Helles oder dunkles Design</translation>
    </message>
    <message>
        <source>Light or dark theme (Ctrl+T)</source>
        <translation>Helles oder dunkles Design (Strg+T)</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Lineage of</source>
        <translation>Herkunft von</translation>
    </message>
    <message>
        <source>Lineage of %1: %2</source>
        <translation>Herkunft von %1: %2</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Linked span %1</source>
        <translation>Verknüpfter Span %1</translation>
    </message>
    <message>
        <source>Linked to timeline</source>
        <translation>Mit der Zeitachse verknüpft</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Lauscht</translation>
    </message>
    <message>
        <source>Listening on this computer</source>
        <translation>Lauscht auf diesem Rechner</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>Local time, %1</source>
        <translation>Ortszeit, %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Log records</source>
        <translation>Logeinträge</translation>
    </message>
    <message>
        <source>Log records of the trace</source>
        <translation>Logeinträge des Trace</translation>
    </message>
    <message>
        <source>Log records that name this span appear here too.</source>
        <translation>Logeinträge, die diesen Span nennen, erscheinen ebenfalls hier.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Logs %1</source>
        <translation>Logs %1</translation>
    </message>
    <message>
        <source>Logs arrive over OTLP beside the spans, or in files. Take away a condition or widen the time range.</source>
        <translation>Logs kommen über OTLP neben den Spans oder in Dateien. Nehmen Sie eine Bedingung weg, oder erweitern Sie den Zeitraum.</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Looking for decisions</source>
        <translation>Entscheidungen werden gesucht</translation>
    </message>
    <message>
        <source>Making the sample investigation…</source>
        <translation>Die Beispieluntersuchung wird angelegt …</translation>
    </message>
    <message>
        <source>Mark an area</source>
        <translation>Bereich markieren</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Marked area</source>
        <translation>Markierter Bereich</translation>
    </message>
    <message>
        <source>Mean call</source>
        <translation>Mittlerer Aufruf</translation>
    </message>
    <message>
        <source>Measured in these traces</source>
        <translation>In diesen Traces gemessen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>Metrics are narrowed by name, unit, kind and service. They arrive over OTLP beside the spans, or in files.</source>
        <translation>Metriken werden nach Name, Einheit, Art und Dienst eingegrenzt. Sie kommen über OTLP neben den Spans oder in Dateien.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>N next</source>
        <translation>N weiter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the model, as a price table has it</source>
        <translation>Name des Modells, wie er in einer Preistabelle steht</translation>
    </message>
    <message>
        <source>Name of the view and its query</source>
        <translation>Name der Ansicht und ihre Abfrage</translation>
    </message>
    <message>
        <source>Name, tool, model and agent are searched.</source>
        <translation>Durchsucht werden Name, Werkzeug, Modell und Agent.</translation>
    </message>
    <message>
        <source>Names in the sidebar</source>
        <translation>Namen in der Seitenleiste</translation>
    </message>
    <message>
        <source>Neither side has a step to compare</source>
        <translation>Keine Seite hat einen Schritt zum Vergleichen</translation>
    </message>
    <message>
        <source>Neither step has such a structure</source>
        <translation>Keiner der Schritte hat eine solche Struktur</translation>
    </message>
    <message>
        <source>Neither step has such a text</source>
        <translation>Keiner der Schritte hat einen solchen Text</translation>
    </message>
    <message>
        <source>Never delivered</source>
        <translation>Nie übergeben</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>Neues Fenster</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Arbeitsbereich …</translation>
    </message>
    <message>
        <source>Newest findings</source>
        <translation>Neueste Befunde</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next decision</source>
        <translation>Nächste Entscheidung</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Next error</source>
        <translation>Nächster Fehler</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Nächster Befund</translation>
    </message>
    <message>
        <source>Next in the track or list</source>
        <translation>Nächster in Spur oder Liste</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Eingabe)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Next sibling</source>
        <translation>Nächster auf gleicher Ebene</translation>
    </message>
    <message>
        <source>No call has a known cost before and after.</source>
        <translation>Von keinem Aufruf sind die Kosten vorher und nachher bekannt.</translation>
    </message>
    <message>
        <source>No call has a known price</source>
        <translation>Kein Aufruf hat einen bekannten Preis</translation>
    </message>
    <message>
        <source>No calls in this range</source>
        <translation>Keine Aufrufe in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No conversation is open</source>
        <translation>Kein Gespräch ist geöffnet</translation>
    </message>
    <message>
        <source>No data points</source>
        <translation>Keine Datenpunkte</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Noch keine Daten</translation>
    </message>
    <message>
        <source>No decision is open</source>
        <translation>Keine Entscheidung ist offen</translation>
    </message>
    <message>
        <source>No decision like it ended otherwise.</source>
        <translation>Keine ähnliche Entscheidung ging anders aus.</translation>
    </message>
    <message>
        <source>No decision matches</source>
        <translation>Keine Entscheidung passt</translation>
    </message>
    <message>
        <source>No detector found anything</source>
        <translation>Kein Detektor hat etwas gefunden</translation>
    </message>
    <message>
        <source>No detector found anything in this decision.</source>
        <translation>Kein Detektor hat in dieser Entscheidung etwas gefunden.</translation>
    </message>
    <message>
        <source>No detector found anything in what the filter leaves.</source>
        <translation>Kein Detektor hat in dem etwas gefunden, was der Filter übrig lässt.</translation>
    </message>
    <message>
        <source>No difference can be shown</source>
        <translation>Kein Unterschied lässt sich zeigen</translation>
    </message>
    <message>
        <source>No documents</source>
        <translation>Keine Dokumente</translation>
    </message>
    <message>
        <source>No events, logs or links</source>
        <translation>Keine Ereignisse, Logs oder Verknüpfungen</translation>
    </message>
    <message>
        <source>No finding here</source>
        <translation>Kein Befund hier</translation>
    </message>
    <message>
        <source>No findings in this trace</source>
        <translation>Keine Befunde in diesem Trace</translation>
    </message>
    <message>
        <source>No log record matches</source>
        <translation>Kein Logeintrag passt</translation>
    </message>
    <message>
        <source>No log records</source>
        <translation>Keine Logeinträge</translation>
    </message>
    <message>
        <source>No messages in this span</source>
        <translation>Keine Nachrichten in diesem Span</translation>
    </message>
    <message>
        <source>No metric is selected</source>
        <translation>Keine Metrik ist ausgewählt</translation>
    </message>
    <message>
        <source>No metric matches</source>
        <translation>Keine Metrik passt</translation>
    </message>
    <message>
        <source>No mistakes. Not saved yet.</source>
        <translation>Keine Fehler. Noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>No model calls</source>
        <translation>Keine Modellaufrufe</translation>
    </message>
    <message>
        <source>No model was asked here</source>
        <translation>Hier wurde kein Modell gefragt</translation>
    </message>
    <message>
        <source>No origin seen: no payload before gives it.</source>
        <translation>Keine Herkunft gesehen: nichts davor enthält ihn.</translation>
    </message>
    <message>
        <source>No record is selected</source>
        <translation>Kein Eintrag ist ausgewählt</translation>
    </message>
    <message>
        <source>No request was recorded</source>
        <translation>Keine Anfrage wurde aufgezeichnet</translation>
    </message>
    <message>
        <source>No retries</source>
        <translation>Keine Wiederholungen</translation>
    </message>
    <message>
        <source>No session matches</source>
        <translation>Keine Sitzung passt</translation>
    </message>
    <message>
        <source>No span of this trace asked a model.</source>
        <translation>Kein Span dieses Trace hat ein Modell gefragt.</translation>
    </message>
    <message>
        <source>No spans</source>
        <translation>Keine Spans</translation>
    </message>
    <message>
        <source>No step of it says what it decided, and no agent gave a final answer.</source>
        <translation>Kein Schritt sagt, was er entschied, und kein Agent gab eine abschließende Antwort.</translation>
    </message>
    <message>
        <source>No tokens and no cost</source>
        <translation>Keine Token und keine Kosten</translation>
    </message>
    <message>
        <source>No trace began in this time, or the query lets none through.</source>
        <translation>In dieser Zeit begann kein Trace, oder die Abfrage lässt keinen durch.</translation>
    </message>
    <message>
        <source>No trace is open</source>
        <translation>Kein Trace ist geöffnet</translation>
    </message>
    <message>
        <source>No trace matches</source>
        <translation>Kein Trace passt</translation>
    </message>
    <message>
        <source>Nobody has sent anything yet</source>
        <translation>Noch hat niemand etwas gesendet</translation>
    </message>
    <message>
        <source>None had ended at this moment.</source>
        <translation>Zu diesem Zeitpunkt war noch keiner zu Ende.</translation>
    </message>
    <message>
        <source>None was seen</source>
        <translation>Keiner wurde gesehen</translation>
    </message>
    <message>
        <source>None yet. Ctrl+D saves the view that is shown with its query.</source>
        <translation>Noch keine. Strg+D speichert die gezeigte Ansicht mit ihrer Abfrage.</translation>
    </message>
    <message>
        <source>Not counted in sums: another span of this trace carries the same usage.</source>
        <translation>Zählt in Summen nicht mit: Ein anderer Span dieses Trace trägt denselben Verbrauch.</translation>
    </message>
    <message>
        <source>Not in the bars: %1 without a price</source>
        <translation>Nicht in den Balken: %1 ohne Preis</translation>
    </message>
    <message>
        <source>Not in the bars: %1 without stated tokens</source>
        <translation>Nicht in den Balken: %1 ohne Tokenangabe</translation>
    </message>
    <message>
        <source>Not in the sum: %1 calls that told neither tokens nor a cost</source>
        <translation>Nicht in der Summe: %1 Aufrufe, die weder Token noch Kosten melden</translation>
    </message>
    <message>
        <source>Not in the sum: %1 calls with %2 tokens, whose model has no price</source>
        <translation>Nicht in der Summe: %1 Aufrufe mit %2 Token, deren Modell keinen Preis hat</translation>
    </message>
    <message>
        <source>Not receiving</source>
        <translation>Kein Empfang</translation>
    </message>
    <message>
        <source>Not receiving: %1</source>
        <translation>Kein Empfang: %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Notes are kept by the recorder, and none runs here</source>
        <translation>Notizen hält der Rekorder, und hier läuft keiner</translation>
    </message>
    <message>
        <source>Nothing found in this trace</source>
        <translation>In diesem Trace nichts gefunden</translation>
    </message>
    <message>
        <source>Nothing has arrived yet</source>
        <translation>Noch ist nichts angekommen</translation>
    </message>
    <message>
        <source>Nothing has arrived yet. Point an OpenTelemetry SDK here, open files, or look at a finished investigation.</source>
        <translation>Noch ist nichts angekommen. Richten Sie ein OpenTelemetry-SDK hierher, öffnen Sie Dateien oder sehen Sie sich eine fertige Untersuchung an.</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Nichts hier</translation>
    </message>
    <message>
        <source>Nothing holds %1</source>
        <translation>Nichts enthält %1</translation>
    </message>
    <message>
        <source>Nothing in this workspace has the id %1</source>
        <translation>Nichts in diesem Arbeitsbereich hat die Kennung %1</translation>
    </message>
    <message>
        <source>Nothing recorded</source>
        <translation>Nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Noch nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Nothing was logged with the id of this trace.</source>
        <translation>Mit der Kennung dieses Trace wurde nichts protokolliert.</translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation>Noch wurde nichts gesagt</translation>
    </message>
    <message>
        <source>OTLP JSON, as it was sent</source>
        <translation>OTLP-JSON, wie es gesendet wurde</translation>
    </message>
    <message>
        <source>OTLP as JSON lines, JSON or protobuf, also .gz and .zst, single files or folders. The format is found out by itself. Dropping files on this window does the same.</source>
        <translation>OTLP als JSON-Zeilen, JSON oder Protobuf, auch .gz und .zst, einzelne Dateien oder Ordner. Das Format wird selbst erkannt. Dateien auf dieses Fenster zu ziehen, tut dasselbe.</translation>
    </message>
    <message>
        <source>OTLP over HTTP</source>
        <translation>OTLP über HTTP</translation>
    </message>
    <message>
        <source>OTLP over gRPC</source>
        <translation>OTLP über gRPC</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Of %1 more too little was recorded to look for.</source>
        <translation>Von %1 weiteren wurde zu wenig aufgezeichnet, um danach zu suchen.</translation>
    </message>
    <message>
        <source>Off: the text as it was sent</source>
        <translation>Aus: der Text, wie er gesendet wurde</translation>
    </message>
    <message>
        <source>One of the two requests was not recorded.</source>
        <translation>Eine der beiden Anfragen wurde nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>One row a decision: what was decided, about what, how sure, by whom, for how much. The marks are findings. J and K move, Enter opens, Backspace comes back.</source>
        <translation>Eine Zeile je Entscheidung: was entschieden wurde, worüber, wie sicher, von wem, zu welchem Preis. Die Zeichen sind Befunde. J und K bewegen, Eingabe öffnet, Rücktaste führt zurück.</translation>
    </message>
    <message>
        <source>One time axis</source>
        <translation>Eine Zeitachse</translation>
    </message>
    <message>
        <source>Only for</source>
        <translation>Nur für</translation>
    </message>
    <message>
        <source>Only logs or findings refer to it so far.</source>
        <translation>Bisher verweisen nur Logs oder Befunde darauf.</translation>
    </message>
    <message>
        <source>Only matches and their ancestors</source>
        <translation>Nur Treffer und was über ihnen steht</translation>
    </message>
    <message>
        <source>Only model calls have a price.</source>
        <translation>Nur Modellaufrufe haben einen Preis.</translation>
    </message>
    <message>
        <source>Only steps named…</source>
        <translation>Nur Schritte mit Namen …</translation>
    </message>
    <message>
        <source>Only steps whose name, tool, model, agent or service holds this</source>
        <translation>Nur Schritte, deren Name, Werkzeug, Modell, Agent oder Dienst dies enthält</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 are shown; copying takes all.</source>
        <translation>Nur die ersten %1 von %2 werden gezeigt; Kopieren nimmt alle.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Open a saved view</source>
        <translation>Gespeicherte Ansicht öffnen</translation>
    </message>
    <message>
        <source>Open all %1</source>
        <translation>Alle %1 öffnen</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Dateien öffnen</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Dateien öffnen …</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>Open its place</source>
        <translation>Seine Stelle öffnen</translation>
    </message>
    <message>
        <source>Open one from the decisions, or go to an id with G.</source>
        <translation>Öffnen Sie eine aus den Entscheidungen, oder gehen Sie mit G zu einer Kennung.</translation>
    </message>
    <message>
        <source>Open one from the decisions, traces or findings, or go to an id with G.</source>
        <translation>Öffnen Sie einen aus den Entscheidungen, Traces oder Befunden, oder gehen Sie mit G zu einer Kennung.</translation>
    </message>
    <message>
        <source>Open one from the sessions, or from a trace that belongs to one.</source>
        <translation>Öffnen Sie eines aus den Sitzungen oder aus einem Trace, der zu einer gehört.</translation>
    </message>
    <message>
        <source>Open span</source>
        <translation>Span öffnen</translation>
    </message>
    <message>
        <source>Open the copied link</source>
        <translation>Kopierten Verweis öffnen</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open the sample investigation</source>
        <translation>Beispieluntersuchung öffnen</translation>
    </message>
    <message>
        <source>Open the trace</source>
        <translation>Trace öffnen</translation>
    </message>
    <message>
        <source>Open the trace of the decision</source>
        <translation>Den Trace der Entscheidung öffnen</translation>
    </message>
    <message>
        <source>Open trace</source>
        <translation>Trace öffnen</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Arbeitsbereich öffnen …</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>Opens the costs</source>
        <translation>Öffnet die Kosten</translation>
    </message>
    <message>
        <source>Opens the decisions</source>
        <translation>Öffnet die Entscheidungen</translation>
    </message>
    <message>
        <source>Opens the findings</source>
        <translation>Öffnet die Befunde</translation>
    </message>
    <message>
        <source>Opens the trace at the span of this finding (Enter)</source>
        <translation>Öffnet den Trace am Span dieses Befunds (Eingabe)</translation>
    </message>
    <message>
        <source>Opens the traces</source>
        <translation>Öffnet die Traces</translation>
    </message>
    <message>
        <source>Opens the traces with errors</source>
        <translation>Öffnet die Traces mit Fehlern</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Or in code:</source>
        <translation>Oder im Code:</translation>
    </message>
    <message>
        <source>Origin: %1</source>
        <translation>Herkunft: %1</translation>
    </message>
    <message>
        <source>Other steps</source>
        <translation>Andere Schritte</translation>
    </message>
    <message>
        <source>Others: %1</source>
        <translation>Übrige: %1</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Output, audio</source>
        <translation>Ausgabe, Audio</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Im Zeitverlauf</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Pan to the left</source>
        <translation>Nach links verschieben</translation>
    </message>
    <message>
        <source>Pan to the right</source>
        <translation>Nach rechts verschieben</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Übergeordnet</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Payload as a tree</source>
        <translation>Nutzdaten als Baum</translation>
    </message>
    <message>
        <source>Payload as text</source>
        <translation>Nutzdaten als Text</translation>
    </message>
    <message>
        <source>Per call</source>
        <translation>Je Aufruf</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Periods and times are those of UTC</source>
        <translation>Zeiträume und Zeiten sind die von UTC</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Oben anheften</translation>
    </message>
    <message>
        <source>Places of %1</source>
        <translation>Stellen von %1</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Play or pause the replay</source>
        <translation>Wiedergabe starten oder anhalten</translation>
    </message>
    <message>
        <source>Play-head</source>
        <translation>Abspielposition</translation>
    </message>
    <message>
        <source>Point an SDK here</source>
        <translation>Ein SDK hierher richten</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Press again to sign “%1”. It can be taken back, never changed.</source>
        <translation>Noch einmal drücken, um „%1“ zu zeichnen. Es kann zurückgenommen, nie geändert werden.</translation>
    </message>
    <message>
        <source>Previous decision</source>
        <translation>Vorige Entscheidung</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <source>Previous error</source>
        <translation>Voriger Fehler</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Voriger Befund</translation>
    </message>
    <message>
        <source>Previous in the track or list</source>
        <translation>Voriger in Spur oder Liste</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Voriger Treffer (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Previous sibling</source>
        <translation>Voriger auf gleicher Ebene</translation>
    </message>
    <message>
        <source>Price table</source>
        <translation>Preisliste</translation>
    </message>
    <message>
        <source>Price tables (*.json);;All files (*)</source>
        <translation>Preislisten (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Problems of the input</source>
        <translation>Probleme der Eingabe</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Prompt cache</source>
        <translation>Prompt-Cache</translation>
    </message>
    <message>
        <source>Prompts read from a cache</source>
        <translation>Eingaben aus dem Cache gelesen</translation>
    </message>
    <message>
        <source>Prompts, answers, tool arguments and results, documents and logs are searched.</source>
        <translation>Durchsucht werden Prompts, Antworten, Argumente und Ergebnisse von Werkzeugen, Dokumente und Logs.</translation>
    </message>
    <message>
        <source>Proposals for the query</source>
        <translation>Vorschläge für die Abfrage</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Provenance completeness</source>
        <translation>Vollständigkeit der Herkunft</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Put two decisions or traces into the compare basket with B</source>
        <translation>Mit B zwei Entscheidungen oder Traces in den Vergleichskorb legen</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Raw OTLP</source>
        <translation>Rohes OTLP</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>Gelesen aus</translation>
    </message>
    <message>
        <source>Reading the conversation</source>
        <translation>Das Gespräch wird gelesen</translation>
    </message>
    <message>
        <source>Reading the log records</source>
        <translation>Die Logeinträge werden gelesen</translation>
    </message>
    <message>
        <source>Reading the requests</source>
        <translation>Die Anfragen werden gelesen</translation>
    </message>
    <message>
        <source>Reading the span</source>
        <translation>Der Span wird gelesen</translation>
    </message>
    <message>
        <source>Reading the trace</source>
        <translation>Der Trace wird gelesen</translation>
    </message>
    <message>
        <source>Reading the trace …</source>
        <translation>Der Trace wird gelesen …</translation>
    </message>
    <message>
        <source>Reading the workspace</source>
        <translation>Der Arbeitsbereich wird gelesen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt benutzte Dateien</translation>
    </message>
    <message>
        <source>Recent ones to remember</source>
        <translation>Zuletzt benutzte merken</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Zuletzt benutzte Arbeitsbereiche</translation>
    </message>
    <message>
        <source>Recorded: %1</source>
        <translation>Aufgezeichnet: %1</translation>
    </message>
    <message>
        <source>Recorder restarting…</source>
        <translation>Aufzeichnung startet neu …</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Beziehung</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Replay the decision</source>
        <translation>Die Entscheidung nachspielen</translation>
    </message>
    <message>
        <source>Reported by senders</source>
        <translation>Von Sendern gemeldet</translation>
    </message>
    <message>
        <source>Reported by the sender, counted</source>
        <translation>Vom Sender gemeldet, zählt</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>Beruht auf</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Retrieval</source>
        <translation>Abruf</translation>
    </message>
    <message>
        <source>Retrieval spans list what they returned here.</source>
        <translation>Abruf-Spans zeigen hier, was sie lieferten.</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Wurzel</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Rules, as TOML</source>
        <translation>Regeln, als TOML</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Sample investigation</source>
        <translation>Beispieluntersuchung</translation>
    </message>
    <message>
        <source>Save rules</source>
        <translation>Regeln speichern</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Diese Ansicht speichern</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Diese Ansicht speichern …</translation>
    </message>
    <message>
        <source>Saved view: %1</source>
        <translation>Gespeicherte Ansicht: %1</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>Saved views…</source>
        <translation>Gespeicherte Ansichten …</translation>
    </message>
    <message>
        <source>Saved. Run the detectors again to judge what is here by these rules; the recorder uses them when it starts next.</source>
        <translation>Gespeichert. Mit einem neuen Lauf der Detektoren gelten die Regeln auch für das, was schon da ist; der Rekorder nutzt sie ab seinem nächsten Start.</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Scrolling marks in the timeline what is read</source>
        <translation>Beim Blättern wird auf der Zeitachse markiert, was gelesen wird</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Wird gesucht</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Seen in %1 places of %2 steps.</source>
        <translation>An %1 Stellen in %2 Schritten gesehen.</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Senders must show the secret in this file, which nobody else may read (mode 0600).</source>
        <translation>Sender müssen das Geheimnis in dieser Datei vorweisen, die niemand sonst lesen darf (Modus 0600).</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Services that send</source>
        <translation>Sendende Dienste</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Set the two lines at the right where your agent runs, and start it.</source>
        <translation>Setzen Sie die beiden Zeilen rechts dort, wo Ihr Agent läuft, und starten Sie ihn.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>Einstellungen (Strg+,)</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show %1 earlier messages</source>
        <translation>%1 frühere Nachrichten zeigen</translation>
    </message>
    <message>
        <source>Show %1 earlier parts</source>
        <translation>%1 frühere Teile zeigen</translation>
    </message>
    <message>
        <source>Show %1 more lines</source>
        <translation>%1 weitere Zeilen zeigen</translation>
    </message>
    <message>
        <source>Show 1 more line</source>
        <translation>1 weitere Zeile zeigen</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Alle %1 zeigen</translation>
    </message>
    <message>
        <source>Show its places, and light them in the timeline</source>
        <translation>Ihre Stellen zeigen und auf der Zeitachse hervorheben</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>Show new rows</source>
        <translation>Neue Zeilen zeigen</translation>
    </message>
    <message>
        <source>Show only this group</source>
        <translation>Nur diese Gruppe zeigen</translation>
    </message>
    <message>
        <source>Show the %1 calls</source>
        <translation>Die %1 Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Show the call</source>
        <translation>Den Aufruf zeigen</translation>
    </message>
    <message>
        <source>Show the place of: %1</source>
        <translation>Die Stelle zeigen: %1</translation>
    </message>
    <message>
        <source>Show the place: %1</source>
        <translation>Die Stelle zeigen: %1</translation>
    </message>
    <message>
        <source>Show the traces of this group</source>
        <translation>Die Traces dieser Gruppe zeigen</translation>
    </message>
    <message>
        <source>Show the whole conversation</source>
        <translation>Das ganze Gespräch zeigen</translation>
    </message>
    <message>
        <source>Show what was known at each moment (Space)</source>
        <translation>Zeigen, was in jedem Augenblick bekannt war (Leertaste)</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Sign for good</source>
        <translation>Endgültig zeichnen</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Similar, with another result</source>
        <translation>Ähnlich, mit anderem Ergebnis</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Durchspielen</translation>
    </message>
    <message>
        <source>Simulate tells when this budget would have fired in the past, and what was used after that.</source>
        <translation>„Durchspielen“ sagt, wann dieses Budget in der Vergangenheit gemeldet hätte und was danach noch verbraucht wurde.</translation>
    </message>
    <message>
        <source>Since the previous request</source>
        <translation>Seit der vorigen Anfrage</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Führung überspringen</translation>
    </message>
    <message>
        <source>Sorting the list</source>
        <translation>Die Liste wird sortiert</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Span</translation>
    </message>
    <message>
        <source>Span tree</source>
        <translation>Span-Baum</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>Spans a second over the last two minutes</source>
        <translation>Spans je Sekunde in den letzten zwei Minuten</translation>
    </message>
    <message>
        <source>Spans name parents that have not arrived</source>
        <translation>Spans nennen übergeordnete, die nicht angekommen sind</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Split by</source>
        <translation>Aufteilen nach</translation>
    </message>
    <message>
        <source>Split each of these by</source>
        <translation>Jeden Teil weiter aufteilen nach</translation>
    </message>
    <message>
        <source>Stands nowhere else.</source>
        <translation>Steht sonst nirgends.</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Starting the recorder…</source>
        <translation>Aufzeichnung wird gestartet …</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Still running at this moment</source>
        <translation>Läuft in diesem Augenblick noch</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A und B tauschen</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Tab walks its values, Enter shows where a value comes from</source>
        <translation>Tab geht durch die Werte, Eingabe zeigt, woher ein Wert kommt</translation>
    </message>
    <message>
        <source>Table as CSV…</source>
        <translation>Tabelle als CSV …</translation>
    </message>
    <message>
        <source>Take away a condition or widen the time range.</source>
        <translation>Nehmen Sie eine Bedingung weg, oder erweitern Sie den Zeitraum.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back "only findings" to see all spans.</source>
        <translation>Nehmen Sie „nur Befunde“ zurück, um alle Spans zu sehen.</translation>
    </message>
    <message>
        <source>Take back what %1 said</source>
        <translation>Zurücknehmen, was %1 sagte</translation>
    </message>
    <message>
        <source>Takes effect at once.</source>
        <translation>Gilt sofort.</translation>
    </message>
    <message>
        <source>Takes effect in the next window. Telemetry stays as it was sent.</source>
        <translation>Gilt ab dem nächsten Fenster. Telemetrie bleibt, wie sie gesendet wurde.</translation>
    </message>
    <message>
        <source>Takes effect when the recorder of this workspace starts next: ten seconds after its last window was closed.</source>
        <translation>Gilt, sobald die Aufzeichnung dieses Arbeitsbereichs neu startet: zehn Sekunden, nachdem sein letztes Fenster geschlossen wurde.</translation>
    </message>
    <message>
        <source>Telemetry (*.json *.jsonl *.ndjson *.pb *.binpb *.bin *.lpproto *.proto *.log *.gz *.zst);;All files (*)</source>
        <translation>Telemetrie (*.json *.jsonl *.ndjson *.pb *.binpb *.bin *.lpproto *.proto *.log *.gz *.zst);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Tell at %</source>
        <translation>Melden bei %</translation>
    </message>
    <message>
        <source>Temporality</source>
        <translation>Zeitbezug</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The $50,000 invoice: choose INV-12345 and press Enter to see why it was approved.</source>
        <translation>Die Rechnung über 50.000 $: Wählen Sie INV-12345, und drücken Sie Eingabe, um zu sehen, warum sie freigegeben wurde.</translation>
    </message>
    <message>
        <source>The approval of the $50,000 invoice: agents, model calls, tools, retrievals and cost under one ruler. W and S zoom, A and D pan, F fits, N goes to the next finding, E to the next error.</source>
        <translation>Die Freigabe der Rechnung über 50.000 $: Agenten, Modellaufrufe, Werkzeuge, Abrufe und Kosten unter einem Lineal. W und S zoomen, A und D verschieben, F passt ein, N geht zum nächsten Befund, E zum nächsten Fehler.</translation>
    </message>
    <message>
        <source>The area cannot be summed up</source>
        <translation>Der Bereich lässt sich nicht zusammenfassen</translation>
    </message>
    <message>
        <source>The clock of every time that is shown. What is exported is always UTC.</source>
        <translation>Die Uhr aller gezeigten Zeiten. Exportiert wird immer in UTC.</translation>
    </message>
    <message>
        <source>The decision cannot be shown</source>
        <translation>Die Entscheidung kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>The detectors are still reading</source>
        <translation>Die Detektoren lesen noch</translation>
    </message>
    <message>
        <source>The first %1 parts are left out.</source>
        <translation>Die ersten %1 Teile sind weggelassen.</translation>
    </message>
    <message>
        <source>The first step that behaves otherwise or that one side lacks (D)</source>
        <translation>Der erste Schritt, der sich anders verhält oder der einer Seite fehlt (D)</translation>
    </message>
    <message>
        <source>The import was cancelled; what had been read is kept, and the same file goes on there</source>
        <translation>Der Import wurde abgebrochen; was gelesen war, bleibt, und dieselbe Datei geht dort weiter</translation>
    </message>
    <message>
        <source>The link belongs to the workspace %1, which is neither beside this one nor among the recent ones</source>
        <translation>Der Verweis gehört zum Arbeitsbereich %1, der weder neben diesem liegt noch zu den zuletzt benutzten gehört</translation>
    </message>
    <message>
        <source>The link belongs to the workspace %1, which opens in a window of its own</source>
        <translation>Der Verweis gehört zum Arbeitsbereich %1, der in einem eigenen Fenster geöffnet wird</translation>
    </message>
    <message>
        <source>The link leads to a view that is not here: %1</source>
        <translation>Der Verweis führt zu einer Ansicht, die es hier nicht gibt: %1</translation>
    </message>
    <message>
        <source>The log record</source>
        <translation>Der Logeintrag</translation>
    </message>
    <message>
        <source>The log records cannot be read</source>
        <translation>Die Logeinträge sind nicht lesbar</translation>
    </message>
    <message>
        <source>The other reading, %1: %2</source>
        <translation>Die andere Lesart, %1: %2</translation>
    </message>
    <message>
        <source>The payload of this call cannot be read.</source>
        <translation>Der Inhalt dieses Aufrufs ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation>Der Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The price table has no row for the model “%1”. The tokens are counted as unpriced, never as $0.00.</source>
        <translation>Die Preisliste hat keine Zeile für das Modell „%1“. Die Token zählen als ohne Preis, nie als 0,00 $.</translation>
    </message>
    <message>
        <source>The record cannot be read</source>
        <translation>Der Eintrag ist nicht lesbar</translation>
    </message>
    <message>
        <source>The recorder, which keeps notes, is being started again</source>
        <translation>Der Rekorder, der Notizen hält, wird neu gestartet</translation>
    </message>
    <message>
        <source>The recorder, which keeps notes, is starting</source>
        <translation>Der Rekorder, der Notizen hält, startet gerade</translation>
    </message>
    <message>
        <source>The request was not recorded</source>
        <translation>Die Anfrage wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>The requests cannot be read</source>
        <translation>Die Anfragen sind nicht lesbar</translation>
    </message>
    <message>
        <source>The retrieval returned nothing</source>
        <translation>Der Abruf lieferte nichts</translation>
    </message>
    <message>
        <source>The rules cannot be saved: %1</source>
        <translation>Die Regeln lassen sich nicht speichern: %1</translation>
    </message>
    <message>
        <source>The sample could not be made: %1</source>
        <translation>Das Beispiel konnte nicht angelegt werden: %1</translation>
    </message>
    <message>
        <source>The sample investigation opens in a window of its own</source>
        <translation>Die Beispieluntersuchung wird in einem eigenen Fenster geöffnet</translation>
    </message>
    <message>
        <source>The sender did not record its text.</source>
        <translation>Der Sender hat den Text nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>The sender did not record what was said.</source>
        <translation>Der Sender hat nicht aufgezeichnet, was gesagt wurde.</translation>
    </message>
    <message>
        <source>The sender did not record what was sent. Most SDKs do with a setting, e.g. %1 or %2.</source>
        <translation>Der Sender hat nicht aufgezeichnet, was gesendet wurde. Die meisten SDKs tun es mit einer Einstellung, z. B. %1 oder %2.</translation>
    </message>
    <message>
        <source>The sender did not record what was sent. With this setting it does: %1</source>
        <translation>Der Sender hat nicht aufgezeichnet, was gesendet wurde. Mit dieser Einstellung tut er es: %1</translation>
    </message>
    <message>
        <source>The sender dropped %1 events and %2 links.</source>
        <translation>Der Sender hat %1 Ereignisse und %2 Verknüpfungen weggelassen.</translation>
    </message>
    <message>
        <source>The sender dropped %1 further attributes.</source>
        <translation>Der Sender hat %1 weitere Attribute weggelassen.</translation>
    </message>
    <message>
        <source>The sender recorded neither input nor output of this span.</source>
        <translation>Der Sender hat weder Eingabe noch Ausgabe dieses Spans aufgezeichnet.</translation>
    </message>
    <message>
        <source>The sources cannot be read</source>
        <translation>Die Quellen sind nicht lesbar</translation>
    </message>
    <message>
        <source>The step that is selected: its messages, arguments, results, documents, cost and the original bytes. Here the invoice says 1,000 units, the order 100, and the vendor look-up came back empty.</source>
        <translation>Der ausgewählte Schritt: seine Nachrichten, Argumente, Ergebnisse, Dokumente, Kosten und die ursprünglichen Bytes. Hier nennt die Rechnung 1.000 Stück, die Bestellung 100, und die Suche nach dem Lieferanten blieb leer.</translation>
    </message>
    <message>
        <source>The tour walks through the sample investigation: open it (Ctrl+Shift+O), then choose the tour again</source>
        <translation>Die Führung geht durch die Beispieluntersuchung: Öffnen Sie sie (Strg+Umschalt+O), und wählen Sie die Führung erneut</translation>
    </message>
    <message>
        <source>The trace cannot be shown</source>
        <translation>Der Trace lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>The trace, at the step that decided (T)</source>
        <translation>Der Trace, beim Schritt, der entschied (T)</translation>
    </message>
    <message>
        <source>The tree shows the first %1 values; the text has all.</source>
        <translation>Der Baum zeigt die ersten %1 Werte; der Text hat alle.</translation>
    </message>
    <message>
        <source>The view was not saved: it needs a name</source>
        <translation>Die Ansicht wurde nicht gespeichert: Sie braucht einen Namen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Theme of the desktop</source>
        <translation>Design der Arbeitsumgebung</translation>
    </message>
    <message>
        <source>There is a view of that name already, or it is empty</source>
        <translation>Eine Ansicht dieses Namens gibt es schon, oder er ist leer</translation>
    </message>
    <message>
        <source>There is no decision %1 in this workspace</source>
        <translation>In diesem Arbeitsbereich gibt es keine Entscheidung %1</translation>
    </message>
    <message>
        <source>There is no file in what was chosen</source>
        <translation>Im Gewählten ist keine Datei</translation>
    </message>
    <message>
        <source>There is no finding %1 in this workspace</source>
        <translation>In diesem Arbeitsbereich gibt es keinen Befund %1</translation>
    </message>
    <message>
        <source>These are enough when the SDK reads its environment:</source>
        <translation>Diese genügen, wenn das SDK seine Umgebung liest:</translation>
    </message>
    <message>
        <source>These two cannot be compared</source>
        <translation>Diese beiden können nicht verglichen werden</translation>
    </message>
    <message>
        <source>This decision is no longer in the workspace</source>
        <translation>Diese Entscheidung ist nicht mehr im Arbeitsbereich</translation>
    </message>
    <message>
        <source>This finding is no longer in the workspace</source>
        <translation>Dieser Befund ist nicht mehr im Arbeitsbereich</translation>
    </message>
    <message>
        <source>This is the first request of its agent or conversation.</source>
        <translation>Das ist die erste Anfrage ihres Agenten oder Gesprächs.</translation>
    </message>
    <message>
        <source>This place in a new window</source>
        <translation>Diese Stelle in einem neuen Fenster</translation>
    </message>
    <message>
        <source>This span cannot be read</source>
        <translation>Dieser Span ist nicht lesbar</translation>
    </message>
    <message>
        <source>This span states no number, id, date, address or name that could be traced.</source>
        <translation>Dieser Span nennt keine Zahl, keine Kennung, kein Datum, keine Adresse und keinen Namen, die sich zurückverfolgen ließen.</translation>
    </message>
    <message>
        <source>This trace holds no decision</source>
        <translation>Dieser Trace enthält keine Entscheidung</translation>
    </message>
    <message>
        <source>This trace holds no spans</source>
        <translation>Dieser Trace enthält keine Spans</translation>
    </message>
    <message>
        <source>This workspace</source>
        <translation>Dieser Arbeitsbereich</translation>
    </message>
    <message>
        <source>This workspace does not keep the table that priced the call; the factors are those of today's.</source>
        <translation>Die Tabelle, die diesen Aufruf bepreist hat, ist in diesem Arbeitsbereich nicht aufbewahrt; die Faktoren sind die der heutigen.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Timeline of the conversation</source>
        <translation>Zeitachse des Gesprächs</translation>
    </message>
    <message>
        <source>Timeline of the lit value</source>
        <translation>Zeitleiste des hervorgehobenen Werts</translation>
    </message>
    <message>
        <source>Timeline of the trace</source>
        <translation>Zeitachse des Trace</translation>
    </message>
    <message>
        <source>Timeline of the workspace</source>
        <translation>Zeitachse des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation>Zeiten in UTC</translation>
    </message>
    <message>
        <source>To the event before (Shift+,)</source>
        <translation>Zum Ereignis davor (Umschalt+,)</translation>
    </message>
    <message>
        <source>To the next event (Shift+.)</source>
        <translation>Zum nächsten Ereignis (Umschalt+.)</translation>
    </message>
    <message>
        <source>Token file</source>
        <translation>Token-Datei</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Tokens are estimated from the text.</source>
        <translation>Die Token sind aus dem Text geschätzt.</translation>
    </message>
    <message>
        <source>Tokens are known: switch to tokens.</source>
        <translation>Die Token sind bekannt: Wechseln Sie zu Token.</translation>
    </message>
    <message>
        <source>Tokens from the cache were not reported for both requests: unknown.</source>
        <translation>Token aus dem Cache wurden nicht für beide Anfragen gemeldet: unbekannt.</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token ein</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token aus</translation>
    </message>
    <message>
        <source>Tokens per day (UTC), by %1</source>
        <translation>Token je Tag (UTC), nach %1</translation>
    </message>
    <message>
        <source>Tokens per hour, by %1</source>
        <translation>Token je Stunde, nach %1</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Tool call</source>
        <translation>Werkzeugaufruf</translation>
    </message>
    <message>
        <source>Tool definition</source>
        <translation>Werkzeugdefinition</translation>
    </message>
    <message>
        <source>Tool definitions</source>
        <translation>Werkzeugdefinitionen</translation>
    </message>
    <message>
        <source>Tool offered</source>
        <translation>Angebotenes Werkzeug</translation>
    </message>
    <message>
        <source>Tool result</source>
        <translation>Werkzeugergebnis</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Tour in five steps</source>
        <translation>Führung in fünf Schritten</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>Trace, span, decision or finding, a whyglass:// link, or a key such as INV-12345</source>
        <translation>Trace, Span, Entscheidung oder Befund, ein Verweis whyglass:// oder ein Schlüssel wie INV-12345</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>Traces have arrived and are being read; decisions appear here as they are found.</source>
        <translation>Traces sind da und werden gelesen; Entscheidungen erscheinen hier, sobald sie gefunden sind.</translation>
    </message>
    <message>
        <source>Traces with errors</source>
        <translation>Traces mit Fehlern</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Tracks and filter…</source>
        <translation>Spuren und Filter …</translation>
    </message>
    <message>
        <source>Tracks, filter and what is drawn over them</source>
        <translation>Spuren, Filter und was darüber gezeichnet wird</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Tippen Sie, was Sie tun möchten</translation>
    </message>
    <message>
        <source>Type words into the query bar</source>
        <translation>Tippen Sie Wörter in die Abfragezeile</translation>
    </message>
    <message>
        <source>US dollars</source>
        <translation>US-Dollar</translation>
    </message>
    <message>
        <source>US dollars a million tokens by model and date, as JSON; the file is checked and copied. Costs that senders report are never replaced. Takes effect for what arrives after the recorder starts next.</source>
        <translation>US-Dollar je Million Token nach Modell und Datum, als JSON; die Datei wird geprüft und kopiert. Kosten, die Sender melden, werden nie ersetzt. Gilt für das, was nach dem nächsten Start der Aufzeichnung eintrifft.</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unpriced</source>
        <translation>Ohne Preis</translation>
    </message>
    <message>
        <source>Up the tree or table</source>
        <translation>Im Baum oder in der Tabelle nach oben</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Used until %1</source>
        <translation>Verbraucht bis %1</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>User tier</source>
        <translation>Benutzerstufe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Value %1     %2 steps     Esc clears the lineage</source>
        <translation>Wert %1     %2 Schritte     Esc beendet die Herkunft</translation>
    </message>
    <message>
        <source>Value %1. Enter shows where it comes from</source>
        <translation>Wert %1. Eingabe zeigt, woher er kommt</translation>
    </message>
    <message>
        <source>Verdict: cannot tell</source>
        <translation>Urteil: unklar</translation>
    </message>
    <message>
        <source>Verdict: the decision is correct</source>
        <translation>Urteil: die Entscheidung ist richtig</translation>
    </message>
    <message>
        <source>Verdict: the decision is wrong</source>
        <translation>Urteil: die Entscheidung ist falsch</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>W S zoom, A D pan, F fit, M mark an area, Enter opens the trace</source>
        <translation>W S zoomen, A D verschieben, F einpassen, M Bereich markieren, Eingabe öffnet den Trace</translation>
    </message>
    <message>
        <source>W S zoom, A D pan, F fit, N next finding</source>
        <translation>W S zoomen, A D verschieben, F einpassen, N nächster Befund</translation>
    </message>
    <message>
        <source>W S zoom, A D pan, double click zooms in, Enter opens a trace</source>
        <translation>W S zoomen, A D verschieben, Doppelklick vergrößert, Eingabe öffnet einen Trace</translation>
    </message>
    <message>
        <source>Waiting for the first span.</source>
        <translation>Wartet auf den ersten Span.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>What arrives is counted here; click to show it. Nothing moves while you read.</source>
        <translation>Was eintrifft, wird hier gezählt; klicken, um es zu zeigen. Nichts bewegt sich, während Sie lesen.</translation>
    </message>
    <message>
        <source>What arrives, in this workspace</source>
        <translation>Was in diesem Arbeitsbereich eintrifft</translation>
    </message>
    <message>
        <source>What differs from the rest</source>
        <translation>Was vom Rest abweicht</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Was wäre, wenn</translation>
    </message>
    <message>
        <source>What is kept, in this workspace</source>
        <translation>Was in diesem Arbeitsbereich aufbewahrt wird</translation>
    </message>
    <message>
        <source>What is older is removed while recording, whole days at a time.</source>
        <translation>Älteres wird beim Aufzeichnen entfernt, in ganzen Tagen.</translation>
    </message>
    <message>
        <source>What is wrong, and how sure that is</source>
        <translation>Was falsch ist, und wie sicher das ist</translation>
    </message>
    <message>
        <source>What it was given</source>
        <translation>Was es bekam</translation>
    </message>
    <message>
        <source>What sends</source>
        <translation>Was sendet</translation>
    </message>
    <message>
        <source>What the agent saw</source>
        <translation>Was der Agent sah</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>Was die Balken zeigen</translation>
    </message>
    <message>
        <source>What the budget would have said of the past</source>
        <translation>Was das Budget zur Vergangenheit gesagt hätte</translation>
    </message>
    <message>
        <source>What the lists are ordered by</source>
        <translation>Wonach die Listen geordnet sind</translation>
    </message>
    <message>
        <source>What the model saw</source>
        <translation>Was das Modell sah</translation>
    </message>
    <message>
        <source>What this cost is made of</source>
        <translation>Woraus diese Kosten bestehen</translation>
    </message>
    <message>
        <source>What was known at each moment (R)</source>
        <translation>Was in jedem Augenblick bekannt war (R)</translation>
    </message>
    <message>
        <source>What you found, for whoever reads this next</source>
        <translation>Was Sie fanden, für alle, die dies als Nächste lesen</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Woher er kommt</translation>
    </message>
    <message>
        <source>Where it happened</source>
        <translation>Wo es geschah</translation>
    </message>
    <message>
        <source>Where senders reach this program; off closes it. 127.0.0.1 is this computer only.</source>
        <translation>Wo Sender dieses Programm erreichen; „off“ schließt es. 127.0.0.1 ist nur dieser Rechner.</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wohin die Zeit ging</translation>
    </message>
    <message>
        <source>Where the values of these arguments came from.</source>
        <translation>Woher die Werte dieser Argumente kamen.</translation>
    </message>
    <message>
        <source>Where the values of this output came from.</source>
        <translation>Woher die Werte dieser Ausgabe kamen.</translation>
    </message>
    <message>
        <source>Where the workspace uses more, the oldest goes first.</source>
        <translation>Braucht der Arbeitsbereich mehr, geht das Älteste zuerst.</translation>
    </message>
    <message>
        <source>Which budget</source>
        <translation>Welches Budget</translation>
    </message>
    <message>
        <source>Which spans decide</source>
        <translation>Welche Spans entscheiden</translation>
    </message>
    <message>
        <source>Which structure</source>
        <translation>Welche Struktur</translation>
    </message>
    <message>
        <source>Which text</source>
        <translation>Welcher Text</translation>
    </message>
    <message>
        <source>Whole session</source>
        <translation>Ganze Sitzung</translation>
    </message>
    <message>
        <source>Whole trace</source>
        <translation>Ganzer Trace</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation>Warum %1</translation>
    </message>
    <message>
        <source>Why did the agent do that?</source>
        <translation>Warum hat der Agent das getan?</translation>
    </message>
    <message>
        <source>Why there is no cost</source>
        <translation>Warum es keine Kosten gibt</translation>
    </message>
    <message>
        <source>Why this cost</source>
        <translation>Warum diese Kosten</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>With %1</source>
        <translation>Mit %1</translation>
    </message>
    <message>
        <source>With prompts read from a cache</source>
        <translation>Mit Eingaben aus dem Cache</translation>
    </message>
    <message>
        <source>Without a price</source>
        <translation>Ohne Preis</translation>
    </message>
    <message>
        <source>Without retries</source>
        <translation>Ohne Wiederholungen</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Words, or fields such as decision:approved or cost:&gt;0.10. Names complete as you type, the facets at the side edit the same query. Ctrl+L comes here from anywhere.</source>
        <translation>Wörter oder Felder wie decision:approved oder cost:&gt;0.10. Namen ergänzen sich beim Tippen, die Facetten an der Seite bearbeiten dieselbe Abfrage. Strg+L führt von überall hierher.</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Workspace %1</source>
        <translation>Arbeitsbereich %1</translation>
    </message>
    <message>
        <source>Workspaces (*.whyglass)</source>
        <translation>Arbeitsbereiche (*.whyglass)</translation>
    </message>
    <message>
        <source>Workspaces (*.whyglass);;All files (*)</source>
        <translation>Arbeitsbereiche (*.whyglass);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Workspaces and files each; 0 remembers none. Takes effect with the next one that is opened.</source>
        <translation>Arbeitsbereiche und Dateien jeweils; 0 merkt keine. Gilt ab dem nächsten, der geöffnet wird.</translation>
    </message>
    <message>
        <source>Write HOST:PORT, such as 127.0.0.1:4317, or off.</source>
        <translation>Schreiben Sie RECHNER:PORT, etwa 127.0.0.1:4317, oder off.</translation>
    </message>
    <message>
        <source>Writes all rows of the list to a file</source>
        <translation>Schreibt alle Zeilen der Liste in eine Datei</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Wrong with the input</source>
        <translation>Falsch an der Eingabe</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Your name, as it stands beside the note</source>
        <translation>Ihr Name, wie er neben der Notiz steht</translation>
    </message>
    <message>
        <source>Zero documents were handed to the model.</source>
        <translation>Dem Modell wurde kein Dokument gegeben.</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>[ and ] step through the findings     Enter opens the trace</source>
        <translation>[ und ] gehen durch die Befunde     Eingabe öffnet den Trace</translation>
    </message>
    <message>
        <source>[%1]</source>
        <translation>[%1]</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>am Tag</translation>
    </message>
    <message>
        <source>a generation</source>
        <translation>einer Generierung</translation>
    </message>
    <message>
        <source>a log record of no span</source>
        <translation>ein Log-Eintrag ohne Span</translation>
    </message>
    <message>
        <source>a log record: no span was sent</source>
        <translation>ein Logeintrag: kein Span wurde gesendet</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>im Monat</translation>
    </message>
    <message>
        <source>about %1 tokens, estimated</source>
        <translation>etwa %1 Token, geschätzt</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>absent, though expected</source>
        <translation>fehlt, obwohl erwartet</translation>
    </message>
    <message>
        <source>action</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>all %1 of it are the beginning of this one</source>
        <translation>alle %1 davon sind der Anfang von dieser</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>alle Tasten</translation>
    </message>
    <message>
        <source>all that is shown</source>
        <translation>alles Gezeigte</translation>
    </message>
    <message>
        <source>altered: %1 % of the words</source>
        <translation>verändert: %1 % der Wörter</translation>
    </message>
    <message>
        <source>an earlier message changed</source>
        <translation>eine frühere Nachricht hat sich geändert</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>in der Stunde</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>and %1 more findings</source>
        <translation>und %1 weitere Befunde</translation>
    </message>
    <message>
        <source>and by</source>
        <translation>und nach</translation>
    </message>
    <message>
        <source>another model was asked</source>
        <translation>ein anderes Modell wurde gefragt</translation>
    </message>
    <message>
        <source>any command</source>
        <translation>jeder Befehl</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>arguments of %1</source>
        <translation>Argumente von %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>attributes of %1</source>
        <translation>Attribute von %1</translation>
    </message>
    <message>
        <source>back</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>Byte %1</translation>
    </message>
    <message>
        <source>cache broke %1 times ▼</source>
        <translation>Cache %1-mal gebrochen ▼</translation>
    </message>
    <message>
        <source>cache broke once ▼</source>
        <translation>Cache einmal gebrochen ▼</translation>
    </message>
    <message>
        <source>calculated</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>call ↑</source>
        <translation>Aufruf ↑</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>calls %1</source>
        <translation>ruft %1</translation>
    </message>
    <message>
        <source>calls, total time</source>
        <translation>Aufrufe, Gesamtzeit</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>cannot write %1; check the folder and its permissions</source>
        <translation>%1 lässt sich nicht schreiben; prüfen Sie den Ordner und seine Rechte</translation>
    </message>
    <message>
        <source>changed on purpose by %1 on %2, with %3 calls; it can be taken back</source>
        <translation>mit Absicht geändert von %1 am %2, mit %3 Aufrufen; das lässt sich zurücknehmen</translation>
    </message>
    <message>
        <source>cited</source>
        <translation>zitiert</translation>
    </message>
    <message>
        <source>compress</source>
        <translation>stauchen</translation>
    </message>
    <message>
        <source>confidence %1</source>
        <translation>Sicherheit %1</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>Kosten unbekannt</translation>
    </message>
    <message>
        <source>cost, as the sender reported it on this span</source>
        <translation>Kosten, wie der Sender sie an diesem Span meldete</translation>
    </message>
    <message>
        <source>costs that senders reported; for %1 of the calls the table says %2 where %3 was reported</source>
        <translation>Kosten, die Sender gemeldet haben; für %1 der Aufrufe sagt die Tabelle %2, wo %3 gemeldet wurde</translation>
    </message>
    <message>
        <source>costs that senders reported; the table has no price for them</source>
        <translation>Kosten, die Sender gemeldet haben; die Tabelle hat dafür keinen Preis</translation>
    </message>
    <message>
        <source>cumulative</source>
        <translation>kumulativ</translation>
    </message>
    <message>
        <source>cumulative, and
as it was spent</source>
        <translation>kumulativ und
wie ausgegeben</translation>
    </message>
    <message>
        <source>cumulative, and
per generation</source>
        <translation>kumulativ und
je Generierung</translation>
    </message>
    <message>
        <source>cut: %1 of %2 characters</source>
        <translation>gekürzt: %1 von %2 Zeichen</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>geliefert</translation>
    </message>
    <message>
        <source>delivered to %1 %2 (observed); whether it was used is unknown</source>
        <translation>%1 %2 zugestellt (beobachtet); ob es benutzt wurde, ist unbekannt</translation>
    </message>
    <message>
        <source>delta</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>detectors still have %1 of %2 traces to read</source>
        <translation>die Detektoren haben noch %1 von %2 Traces zu lesen</translation>
    </message>
    <message>
        <source>did not happen</source>
        <translation>geschah nicht</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>document %1</source>
        <translation>Dokument %1</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>documents of %1</source>
        <translation>Dokumente von %1</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>ending</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>first call ↓</source>
        <translation>erster Aufruf ↓</translation>
    </message>
    <message>
        <source>first changed: %1; the %2 before it are as they were</source>
        <translation>zuerst geändert: %1; die %2 davor sind, wie sie waren</translation>
    </message>
    <message>
        <source>first divergence, %1</source>
        <translation>erste Abweichung, %1</translation>
    </message>
    <message>
        <source>first divergence, step %1</source>
        <translation>erste Abweichung, Schritt %1</translation>
    </message>
    <message>
        <source>fit the selection, then all</source>
        <translation>Auswahl einpassen, dann alles</translation>
    </message>
    <message>
        <source>for: %1</source>
        <translation>für: %1</translation>
    </message>
    <message>
        <source>from the application</source>
        <translation>von der Anwendung</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generierung</translation>
    </message>
    <message>
        <source>here · elsewhere</source>
        <translation>hier · anderswo</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>history</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>how many began</source>
        <translation>wie viele begannen</translation>
    </message>
    <message>
        <source>id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>idle %1</source>
        <translation>Leerlauf %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>in another notation</source>
        <translation>in anderer Schreibweise</translation>
    </message>
    <message>
        <source>in any 5 minutes</source>
        <translation>in je 5 Minuten</translation>
    </message>
    <message>
        <source>in one of two readings</source>
        <translation>in einer von zwei Lesarten</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>erschlossen</translation>
    </message>
    <message>
        <source>inferred from the final answer</source>
        <translation>aus der letzten Antwort erschlossen</translation>
    </message>
    <message>
        <source>inferred, %1</source>
        <translation>erschlossen, %1</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>input of %1</source>
        <translation>Eingabe von %1</translation>
    </message>
    <message>
        <source>inputs not recorded</source>
        <translation>Eingaben nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>it was still running when this one began</source>
        <translation>sie lief noch, als diese begann</translation>
    </message>
    <message>
        <source>its output was not recorded</source>
        <translation>seine Ausgabe wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>keys 1 2 3</source>
        <translation>Tasten 1 2 3</translation>
    </message>
    <message>
        <source>last 2 minutes, at most %1</source>
        <translation>letzte 2 Minuten, höchstens %1</translation>
    </message>
    <message>
        <source>log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>log of %1</source>
        <translation>Protokoll von %1</translation>
    </message>
    <message>
        <source>log record</source>
        <translation>Logeintrag</translation>
    </message>
    <message>
        <source>log records</source>
        <translation>Logeinträge</translation>
    </message>
    <message>
        <source>looking for %1 …</source>
        <translation>sucht %1 …</translation>
    </message>
    <message>
        <source>looking for it in later requests</source>
        <translation>wird in späteren Anfragen gesucht</translation>
    </message>
    <message>
        <source>low</source>
        <translation>gering</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>Nachricht %1</translation>
    </message>
    <message>
        <source>message %1 changed</source>
        <translation>Nachricht %1 hat sich geändert</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>more than %1, counting…</source>
        <translation>mehr als %1, wird gezählt …</translation>
    </message>
    <message>
        <source>more than 5 minutes had passed</source>
        <translation>mehr als 5 Minuten waren vergangen</translation>
    </message>
    <message>
        <source>next finding</source>
        <translation>nächster Befund</translation>
    </message>
    <message>
        <source>no call has a known price</source>
        <translation>kein Aufruf hat einen bekannten Preis</translation>
    </message>
    <message>
        <source>no call says how many</source>
        <translation>kein Aufruf nennt die Zahl</translation>
    </message>
    <message>
        <source>no calls</source>
        <translation>keine Aufrufe</translation>
    </message>
    <message>
        <source>no confidence stated</source>
        <translation>keine Sicherheit angegeben</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>kein Preis</translation>
    </message>
    <message>
        <source>no price known</source>
        <translation>kein Preis bekannt</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>no span produced it</source>
        <translation>kein Span hat es hervorgebracht</translation>
    </message>
    <message>
        <source>no steps of agents: all spans are compared</source>
        <translation>keine Schritte von Agenten: alle Spans werden verglichen</translation>
    </message>
    <message>
        <source>no such step</source>
        <translation>kein solcher Schritt</translation>
    </message>
    <message>
        <source>no trace of use</source>
        <translation>keine Spur der Nutzung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none for a rate</source>
        <translation>keine für eine Rate</translation>
    </message>
    <message>
        <source>none told</source>
        <translation>nicht gemeldet</translation>
    </message>
    <message>
        <source>none: senders need no token</source>
        <translation>keine: Sender brauchen kein Token</translation>
    </message>
    <message>
        <source>not among the %1 of this view</source>
        <translation>nicht unter den %1 dieser Ansicht</translation>
    </message>
    <message>
        <source>not counted in sums: a span of another library beside it is the same call</source>
        <translation>zählt in Summen nicht mit: Ein Span einer anderen Bibliothek daneben ist derselbe Aufruf</translation>
    </message>
    <message>
        <source>not delivered up to this moment</source>
        <translation>bis zu diesem Augenblick nicht zugestellt</translation>
    </message>
    <message>
        <source>not enough history</source>
        <translation>zu wenig Vergangenheit</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not listening</source>
        <translation>lauscht nicht</translation>
    </message>
    <message>
        <source>not possible: the part is larger than the whole</source>
        <translation>nicht möglich: der Teil ist größer als das Ganze</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>nicht gesehen</translation>
    </message>
    <message>
        <source>not seen in an input</source>
        <translation>in keiner Eingabe gesehen</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>nothing is sent</source>
        <translation>nichts wird gesendet</translation>
    </message>
    <message>
        <source>nothing left out</source>
        <translation>nichts ausgelassen</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>nothing recorded explains it</source>
        <translation>nichts Aufgezeichnetes erklärt es</translation>
    </message>
    <message>
        <source>nothing: the same request again</source>
        <translation>nichts: dieselbe Anfrage noch einmal</translation>
    </message>
    <message>
        <source>notice at %1 %</source>
        <translation>Hinweis bei %1 %</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>of %1 with a price</source>
        <translation>von %1 mit Preis</translation>
    </message>
    <message>
        <source>of the calls that say</source>
        <translation>der Aufrufe, die es nennen</translation>
    </message>
    <message>
        <source>of the calls with a known price</source>
        <translation>der Aufrufe mit bekanntem Preis</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>older %1 → newer %2</source>
        <translation>älter %1 → neuer %2</translation>
    </message>
    <message>
        <source>only A</source>
        <translation>nur A</translation>
    </message>
    <message>
        <source>only B</source>
        <translation>nur B</translation>
    </message>
    <message>
        <source>only findings</source>
        <translation>nur Befunde</translation>
    </message>
    <message>
        <source>only the latest %1 bars</source>
        <translation>nur die letzten %1 Balken</translation>
    </message>
    <message>
        <source>only this computer can reach it</source>
        <translation>nur dieser Rechner kann ihn erreichen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>Ursprung</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>output of %1</source>
        <translation>Ausgabe von %1</translation>
    </message>
    <message>
        <source>over budget from %1</source>
        <translation>über dem Budget ab %1</translation>
    </message>
    <message>
        <source>over budget now</source>
        <translation>Budget schon überschritten</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>parts missing</source>
        <translation>Teile fehlen</translation>
    </message>
    <message>
        <source>previous, next in the track</source>
        <translation>voriger, nächster in der Spur</translation>
    </message>
    <message>
        <source>price of %1 / %2%3; table “%4” of %5</source>
        <translation>Preis von %1 / %2%3; Liste „%4“ vom %5</translation>
    </message>
    <message>
        <source>price, table “%1”, as in effect on each call's date</source>
        <translation>Preis, Tabelle „%1“, wie sie am Tag jedes Aufrufs galt</translation>
    </message>
    <message>
        <source>prompt cache broke: %1 tokens fewer than expected; inferred: %2</source>
        <translation>Prompt-Cache gebrochen: %1 Token weniger als erwartet; abgeleitet: %2</translation>
    </message>
    <message>
        <source>protobuf or JSON</source>
        <translation>Protobuf oder JSON</translation>
    </message>
    <message>
        <source>query bar</source>
        <translation>Abfragezeile</translation>
    </message>
    <message>
        <source>reading %1 spans</source>
        <translation>liest %1 Spans</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>record %1, byte %2</source>
        <translation>Eintrag %1, Byte %2</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <source>repeats %1 messages</source>
        <translation>wiederholt %1 Nachrichten</translation>
    </message>
    <message>
        <source>repeats 1 message</source>
        <translation>wiederholt 1 Nachricht</translation>
    </message>
    <message>
        <source>resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>restarting</source>
        <translation>startet neu</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>result not known</source>
        <translation>Ergebnis nicht bekannt</translation>
    </message>
    <message>
        <source>result of %1</source>
        <translation>Ergebnis von %1</translation>
    </message>
    <message>
        <source>result unknown</source>
        <translation>Ergebnis unbekannt</translation>
    </message>
    <message>
        <source>result ↓</source>
        <translation>Ergebnis ↓</translation>
    </message>
    <message>
        <source>reworded</source>
        <translation>umschrieben</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>said by the model</source>
        <translation>vom Modell gesagt</translation>
    </message>
    <message>
        <source>scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>Wert %1</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>gesehen</translation>
    </message>
    <message>
        <source>seen in no later request</source>
        <translation>in keiner späteren Anfrage gesehen</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>span</source>
        <translation>Span</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>stated by the sender</source>
        <translation>vom Sender angegeben</translation>
    </message>
    <message>
        <source>stated by the telemetry</source>
        <translation>in der Telemetrie angegeben</translation>
    </message>
    <message>
        <source>status OK</source>
        <translation>Status OK</translation>
    </message>
    <message>
        <source>status unset</source>
        <translation>Status nicht gesetzt</translation>
    </message>
    <message>
        <source>status: error</source>
        <translation>Status: Fehler</translation>
    </message>
    <message>
        <source>still running at this moment</source>
        <translation>läuft in diesem Augenblick noch</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>system text of %1</source>
        <translation>Systemtext von %1</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>der Anfang</translation>
    </message>
    <message>
        <source>the last %1 steps are not read</source>
        <translation>die letzten %1 Schritte sind nicht gelesen</translation>
    </message>
    <message>
        <source>the request was not recorded</source>
        <translation>die Anfrage wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>the system prompt</source>
        <translation>der System-Prompt</translation>
    </message>
    <message>
        <source>the system prompt changed</source>
        <translation>der System-Prompt hat sich geändert</translation>
    </message>
    <message>
        <source>the tool definitions</source>
        <translation>die Werkzeugdefinitionen</translation>
    </message>
    <message>
        <source>the tool definitions changed</source>
        <translation>die Werkzeugdefinitionen haben sich geändert</translation>
    </message>
    <message>
        <source>the trace of %1</source>
        <translation>der Trace von %1</translation>
    </message>
    <message>
        <source>times a power of ten</source>
        <translation>mal eine Zehnerpotenz</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>tokens, as %1 calls told them</source>
        <translation>Token, wie %1 Aufrufe sie melden</translation>
    </message>
    <message>
        <source>tokens, from the attributes of this span</source>
        <translation>Token, aus den Attributen dieses Spans</translation>
    </message>
    <message>
        <source>tool definitions</source>
        <translation>Werkzeugdefinitionen</translation>
    </message>
    <message>
        <source>tool result</source>
        <translation>Werkzeugergebnis</translation>
    </message>
    <message>
        <source>tool results</source>
        <translation>Werkzeugergebnisse</translation>
    </message>
    <message>
        <source>trace %1</source>
        <translation>Trace %1</translation>
    </message>
    <message>
        <source>traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>traces, logs, metrics</source>
        <translation>Traces, Logs, Metriken</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unknown: %1 calls have no price</source>
        <translation>unbekannt: %1 Aufrufe haben keinen Preis</translation>
    </message>
    <message>
        <source>unknown: no price for this model</source>
        <translation>unbekannt: kein Preis für dieses Modell</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>unbelegt</translation>
    </message>
    <message>
        <source>use unknown</source>
        <translation>Nutzung unbekannt</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>whether it was delivered is unknown</source>
        <translation>ob es zugestellt wurde, ist unbekannt</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>ganz</translation>
    </message>
    <message>
        <source>with the cached tokens added to the input</source>
        <translation>mit den Cache-Token zusätzlich zur Eingabe</translation>
    </message>
    <message>
        <source>with the cached tokens inside the input</source>
        <translation>mit den Cache-Token innerhalb der Eingabe</translation>
    </message>
    <message>
        <source>with the reasoning added to the output</source>
        <translation>mit dem Nachdenken zusätzlich zur Ausgabe</translation>
    </message>
    <message>
        <source>with the reasoning inside the output</source>
        <translation>mit dem Nachdenken innerhalb der Ausgabe</translation>
    </message>
    <message>
        <source>works with any OpenTelemetry or OpenInference instrumentation</source>
        <translation>geht mit jeder Instrumentierung nach OpenTelemetry oder OpenInference</translation>
    </message>
    <message>
        <source>worst finding: %1</source>
        <translation>schwerster Befund: %1</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>zoom and pan</source>
        <translation>zoomen und verschieben</translation>
    </message>
    <message>
        <source>{%1}</source>
        <translation>{%1}</translation>
    </message>
    <message>
        <source>… and %1 more lines</source>
        <translation>… und %1 weitere Zeilen</translation>
    </message>
    <message>
        <source>› first: %1</source>
        <translation>› zuerst: %1</translation>
    </message>
</context>
</TS>
