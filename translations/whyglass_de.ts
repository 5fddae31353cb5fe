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
        <source>  from cache</source>
        <translation>  aus dem Cache</translation>
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
        <source>! needs true or false, found %1</source>
        <translation>! braucht true oder false, hier steht: %1</translation>
    </message>
    <message>
        <source>"%1" is no condition</source>
        <translation>"%1" ist keine Bedingung</translation>
    </message>
    <message>
        <source>"%1" is no date</source>
        <translation>"%1" ist kein Datum</translation>
    </message>
    <message>
        <source>"%1" is no part of a price file</source>
        <translation>"%1" ist kein Teil einer Preisliste</translation>
    </message>
    <message>
        <source>"%1" is no place</source>
        <translation>"%1" ist kein Ort</translation>
    </message>
    <message>
        <source>"%1" is no place of a text</source>
        <translation>"%1" ist kein Ort eines Textes</translation>
    </message>
    <message>
        <source>"%1" is no time</source>
        <translation>"%1" ist keine Zeit</translation>
    </message>
    <message>
        <source>"%1" is not a %2</source>
        <translation>"%1" ist kein Wert für %2</translation>
    </message>
    <message>
        <source>"%1" is not a %2 Values: %3</source>
        <translation>"%1" ist kein Wert für %2. Werte: %3</translation>
    </message>
    <message>
        <source>"%1" is not a severity</source>
        <translation>"%1" ist kein Schweregrad</translation>
    </message>
    <message>
        <source>"%1" is not a severity Severities: %2</source>
        <translation>"%1" ist kein Schweregrad. Schweregrade: %2</translation>
    </message>
    <message>
        <source>"%1" is not a text</source>
        <translation>"%1" ist kein Text</translation>
    </message>
    <message>
        <source>"%1" means nothing in %2</source>
        <translation>"%1" bedeutet nichts in %2</translation>
    </message>
    <message>
        <source>"%1" stands in %2, "%3" in %4</source>
        <translation>„%1“ steht in %2, „%3“ in %4</translation>
    </message>
    <message>
        <source>"%1" stands in %2, "%3" in %4; the currencies differ: %5 and %6</source>
        <translation>„%1“ steht in %2, „%3“ in %4; die Währungen sind verschieden: %5 und %6</translation>
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
        <source>%1 % would have fired at %2, %3 more after that</source>
        <translation>%1 % wären um %2 gemeldet worden, danach noch %3</translation>
    </message>
    <message>
        <source>%1 % would have fired at %2, nothing after that</source>
        <translation>%1 % wären um %2 gemeldet worden, danach nichts mehr</translation>
    </message>
    <message>
        <source>%1 (%2), times in UTC: would have fired %3 times</source>
        <translation>%1 (%2), Zeiten in UTC: hätte %3-mal gemeldet</translation>
    </message>
    <message>
        <source>%1 (%2), times in UTC: would have fired in %3 of %4 periods with calls</source>
        <translation>%1 (%2), Zeiten in UTC: hätte in %3 von %4 Zeiträumen mit Aufrufen gemeldet</translation>
    </message>
    <message>
        <source>%1 (%2).</source>
        <translation>%1 (%2).</translation>
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
        <source>%1 (process %2)</source>
        <translation>%1 (Prozess %2)</translation>
    </message>
    <message>
        <source>%1 + %2 unknown</source>
        <translation>%1 + %2 unbekannt</translation>
    </message>
    <message>
        <source>%1 + %2 unpriced</source>
        <translation>%1 + %2 ohne Preis</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 / %2%3; %4 calls</source>
        <translation>%1 / %2%3; %4 Aufrufe</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>%1 am Tag</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 im Monat</translation>
    </message>
    <message>
        <source>%1 after its end</source>
        <translation>%1 nach deren Ende</translation>
    </message>
    <message>
        <source>%1 an hour</source>
        <translation>%1 in der Stunde</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 answered</source>
        <translation>%1 antwortete</translation>
    </message>
    <message>
        <source>%1 answered with an error, status ok</source>
        <translation>%1 antwortete mit einem Fehler, Status ok</translation>
    </message>
    <message>
        <source>%1 answered with nothing</source>
        <translation>%1 antwortete mit nichts</translation>
    </message>
    <message>
        <source>%1 answered without an error, but %2</source>
        <translation>%1 antwortete ohne Fehler, aber %2</translation>
    </message>
    <message>
        <source>%1 appended</source>
        <translation>%1 angehängt</translation>
    </message>
    <message>
        <source>%1 approved</source>
        <translation>%1 genehmigt</translation>
    </message>
    <message>
        <source>%1 asks for one: %2</source>
        <translation>%1 verlangt eine: %2</translation>
    </message>
    <message>
        <source>%1 asks for what was not found</source>
        <translation>%1 verlangt, was nicht gefunden wurde</translation>
    </message>
    <message>
        <source>%1 asks: “%2”</source>
        <translation>%1 verlangt: “%2”</translation>
    </message>
    <message>
        <source>%1 assigned</source>
        <translation>%1 zugewiesen</translation>
    </message>
    <message>
        <source>%1 at once</source>
        <translation>%1 gleichzeitig</translation>
    </message>
    <message>
        <source>%1 booked</source>
        <translation>%1 gebucht</translation>
    </message>
    <message>
        <source>%1 brought nothing (%2), no later call of it did, and the answer does not mention it</source>
        <translation>%1 brachte nichts (%2), auch kein späterer Aufruf, und die Antwort erwähnt es nicht</translation>
    </message>
    <message>
        <source>%1 cached tokens are counted inside the input of %2: %3</source>
        <translation>%1 Cache-Token zählen zur Eingabe von %2: %3</translation>
    </message>
    <message>
        <source>%1 cached tokens came beside an input of %2 and were added to it: %3</source>
        <translation>%1 Cache-Token kamen neben einer Eingabe von %2 und wurden ihr hinzugezählt: %3</translation>
    </message>
    <message>
        <source>%1 calculated</source>
        <translation>%1 berechnet</translation>
    </message>
    <message>
        <source>%1 calculation</source>
        <translation>%1 (Berechnung)</translation>
    </message>
    <message>
        <source>%1 called</source>
        <translation>%1 aufgerufen</translation>
    </message>
    <message>
        <source>%1 called %2 times with the same arguments</source>
        <translation>%1 wurde %2-mal mit denselben Argumenten aufgerufen</translation>
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
        <source>%1 calls are not in the sums</source>
        <translation>%1 Aufrufe sind nicht in den Summen</translation>
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
        <source>%1 calls were changed. The page Changes takes it back.</source>
        <translation>%1 Aufrufe wurden geändert. Die Seite Änderungen nimmt es zurück.</translation>
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
        <source>%1 can be calculated from %2: %3</source>
        <translation>%1 lässt sich aus %2 errechnen: %3</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 storniert</translation>
    </message>
    <message>
        <source>%1 cannot be asked for yet</source>
        <translation>nach %1 lässt sich noch nicht fragen</translation>
    </message>
    <message>
        <source>%1 cannot be compared with %2</source>
        <translation>%1 lässt sich nicht vergleichen mit: %2</translation>
    </message>
    <message>
        <source>%1 cannot be compared with a pattern</source>
        <translation>%1 lässt sich nicht mit einem Muster vergleichen</translation>
    </message>
    <message>
        <source>%1 cannot be computed with</source>
        <translation>damit lässt sich nicht rechnen: %1</translation>
    </message>
    <message>
        <source>%1 charged</source>
        <translation>%1 belastet</translation>
    </message>
    <message>
        <source>%1 check</source>
        <translation>%1 (Prüfung)</translation>
    </message>
    <message>
        <source>%1 checked</source>
        <translation>%1 geprüft</translation>
    </message>
    <message>
        <source>%1 classified</source>
        <translation>%1 eingeordnet</translation>
    </message>
    <message>
        <source>%1 compared</source>
        <translation>%1 verglichen</translation>
    </message>
    <message>
        <source>%1 comparison</source>
        <translation>%1 (Vergleich)</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>%1 angelegt</translation>
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
        <source>%1 deleted</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>%1 delivered otherwise</source>
        <translation>%1 anders übergeben</translation>
    </message>
    <message>
        <source>%1 differ</source>
        <translation>%1 anders</translation>
    </message>
    <message>
        <source>%1 document is recorded at %2</source>
        <translation>%1 Dokument ist bei %2 aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 document stands in the messages of %2</source>
        <translation>%1 Dokument steht in den Nachrichten von %2</translation>
    </message>
    <message>
        <source>%1 documents</source>
        <translation>%1 Dokumente</translation>
    </message>
    <message>
        <source>%1 documents are recorded at %2</source>
        <translation>%1 Dokumente sind bei %2 aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 documents found</source>
        <translation>%1 Dokumente gefunden</translation>
    </message>
    <message>
        <source>%1 documents found, %2 delivered to the model</source>
        <translation>%1 Dokumente gefunden, %2 dem Modell übergeben</translation>
    </message>
    <message>
        <source>%1 documents found, delivered to the model</source>
        <translation>%1 Dokumente gefunden, dem Modell übergeben</translation>
    </message>
    <message>
        <source>%1 documents stand in the messages of %2</source>
        <translation>%1 Dokumente stehen in den Nachrichten von %2</translation>
    </message>
    <message>
        <source>%1 dropped %2 attribute, event or link before it was sent</source>
        <translation>%1 ließ vor dem Senden %2 Attribut, Ereignis oder Verweis weg</translation>
    </message>
    <message>
        <source>%1 dropped %2 attributes, events or links before it was sent</source>
        <translation>%1 ließ vor dem Senden %2 Attribute, Ereignisse oder Verweise weg</translation>
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
        <source>%1 entries: %2</source>
        <translation>%1 Einträge: %2</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 Fehler</translation>
    </message>
    <message>
        <source>%1 escalated</source>
        <translation>%1 weitergereicht</translation>
    </message>
    <message>
        <source>%1 exchanged</source>
        <translation>%1 getauscht</translation>
    </message>
    <message>
        <source>%1 extracted</source>
        <translation>%1 herausgezogen</translation>
    </message>
    <message>
        <source>%1 extraction</source>
        <translation>%1 (Auszug)</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 schlug fehl</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 schlug fehl: %2</translation>
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
        <source>%1 first stands in %2</source>
        <translation>%1 steht zuerst in %2</translation>
    </message>
    <message>
        <source>%1 first stands in %2, written %3</source>
        <translation>%1 steht zuerst in %2, geschrieben %3</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>%1 for %2, release %3</source>
        <translation>%1 für %2, Release %3</translation>
    </message>
    <message>
        <source>%1 generations</source>
        <translation>%1 Generierungen</translation>
    </message>
    <message>
        <source>%1 has characters that cannot be seen</source>
        <translation>%1 hat Zeichen, die man nicht sieht</translation>
    </message>
    <message>
        <source>%1 has no meaning here</source>
        <translation>%1 hat hier keine Bedeutung</translation>
    </message>
    <message>
        <source>%1 has no order</source>
        <translation>%1 hat keine Reihenfolge</translation>
    </message>
    <message>
        <source>%1 holds both</source>
        <translation>%1 enthält beide</translation>
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
        <source>%1 in any 5 minutes</source>
        <translation>%1 in beliebigen 5 Minuten</translation>
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
        <source>%1 is a text %2 times and a number %3 times</source>
        <translation>%1 ist %2-mal ein Text und %3-mal eine Zahl</translation>
    </message>
    <message>
        <source>%1 is already recorded by %2</source>
        <translation>%1 wird schon aufgezeichnet von %2</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 ist doppelt angegeben</translation>
    </message>
    <message>
        <source>%1 is in use by %2</source>
        <translation>%1 ist in Gebrauch bei %2</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB</source>
        <translation>%1 ist größer als 1 MB</translation>
    </message>
    <message>
        <source>%1 is never missing, so this can never match</source>
        <translation>%1 fehlt nie, also passt dies nie</translation>
    </message>
    <message>
        <source>%1 is no %2: it takes %3 hexadecimal digits</source>
        <translation>%1 ist kein Wert für %2: Nötig sind %3 Hexziffern</translation>
    </message>
    <message>
        <source>%1 is no field here</source>
        <translation>%1 ist hier kein Feld</translation>
    </message>
    <message>
        <source>%1 is no name of a workspace</source>
        <translation>%1 ist kein Name eines Arbeitsbereichs</translation>
    </message>
    <message>
        <source>%1 is no price</source>
        <translation>%1 ist kein Preis</translation>
    </message>
    <message>
        <source>%1 is no time such as 2026-03-17T14:02:13Z</source>
        <translation>%1 ist keine Zeit wie 2026-03-17T14:02:13Z</translation>
    </message>
    <message>
        <source>%1 is no value of %2</source>
        <translation>%1 ist kein Wert von %2</translation>
    </message>
    <message>
        <source>%1 is not a day like "2026-02-01"</source>
        <translation>%1 ist kein Tag wie "2026-02-01"</translation>
    </message>
    <message>
        <source>%1 is not a name in quotes</source>
        <translation>%1 ist kein Name in Anführungszeichen</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 ist keine Zahl</translation>
    </message>
    <message>
        <source>%1 is not a price in US dollars per million tokens: a number of at least 0, or [3.0, [200000, 6.0]]</source>
        <translation>%1 ist kein Preis in US-Dollar je Million Token: eine Zahl ab 0 oder [3.0, [200000, 6.0]]</translation>
    </message>
    <message>
        <source>%1 is not a text</source>
        <translation>%1 ist kein Text</translation>
    </message>
    <message>
        <source>%1 is not protobuf: %2</source>
        <translation>%1 ist kein Protobuf: %2</translation>
    </message>
    <message>
        <source>%1 is priced twice from the same day on</source>
        <translation>%1 hat vom selben Tag an zwei Preise</translation>
    </message>
    <message>
        <source>%1 is refused: %2</source>
        <translation>%1 wird abgewiesen: %2</translation>
    </message>
    <message>
        <source>%1 is stated with the decision; no answer or result before it holds that number</source>
        <translation>%1 ist bei der Entscheidung angegeben; keine Antwort und kein Ergebnis davor enthält diese Zahl</translation>
    </message>
    <message>
        <source>%1 is unsupported: nothing recorded before gives it</source>
        <translation>%1 ist nicht belegt: nichts, was vorher aufgezeichnet wurde, gibt es her</translation>
    </message>
    <message>
        <source>%1 is unsupported: nothing recorded before gives it, nor the %2 traces before this one in its conversation</source>
        <translation>%1 ist nicht belegt: nichts, was vorher aufgezeichnet wurde, gibt es her, auch nicht die %2 Traces davor in der Unterhaltung</translation>
    </message>
    <message>
        <source>%1 is unsupported: nothing recorded before gives it, nor the trace before this one in its conversation</source>
        <translation>%1 ist nicht belegt: nichts, was vorher aufgezeichnet wurde, gibt es her, auch nicht der Trace davor in der Unterhaltung</translation>
    </message>
    <message>
        <source>%1 is unsupported: only a model said it before, in %2</source>
        <translation>%1 ist nicht belegt: vorher sagte es nur ein Modell, in %2</translation>
    </message>
    <message>
        <source>%1 issued</source>
        <translation>%1 ausgestellt</translation>
    </message>
    <message>
        <source>%1 judged</source>
        <translation>%1 hat bewertet</translation>
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
        <source>%1 listed</source>
        <translation>%1 aufgelistet</translation>
    </message>
    <message>
        <source>%1 log records</source>
        <translation>%1 Logeinträge</translation>
    </message>
    <message>
        <source>%1 look-up</source>
        <translation>%1 (Nachschlagen)</translation>
    </message>
    <message>
        <source>%1 looked up</source>
        <translation>%1 nachgeschlagen</translation>
    </message>
    <message>
        <source>%1 lose theirs.</source>
        <translation>%1 verlieren ihren.</translation>
    </message>
    <message>
        <source>%1 match</source>
        <translation>%1 (Abgleich)</translation>
    </message>
    <message>
        <source>%1 matched</source>
        <translation>%1 abgeglichen</translation>
    </message>
    <message>
        <source>%1 may come from %2: %3</source>
        <translation>%1 kann aus %2 stammen: %3</translation>
    </message>
    <message>
        <source>%1 modified</source>
        <translation>%1 geändert</translation>
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
        <source>%1 must be a list of texts</source>
        <translation>%1 muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>%1 must be a text</source>
        <translation>%1 muss ein Text sein</translation>
    </message>
    <message>
        <source>%1 needs %2, found %3</source>
        <translation>%1 braucht %2, hier steht: %3</translation>
    </message>
    <message>
        <source>%1 needs a finding and a state (open, confirmed, dismissed)</source>
        <translation>%1 braucht einen Befund und einen Zustand (open, confirmed, dismissed)</translation>
    </message>
    <message>
        <source>%1 needs a time such as 2026-03-17T14:00:00Z, 2026-03-17, -7d or -15m</source>
        <translation>%1 braucht eine Zeit wie 2026-03-17T14:00:00Z, 2026-03-17, -7d oder -15m</translation>
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
        <source>%1 of %2 calls have no price</source>
        <translation>%1 von %2 Aufrufen haben keinen Preis</translation>
    </message>
    <message>
        <source>%1 of %2 calls would change, from %3 to %4</source>
        <translation>%1 von %2 Aufrufen würden sich ändern, von %3 auf %4</translation>
    </message>
    <message>
        <source>%1 of %2 in this view</source>
        <translation>%1 von %2 in dieser Ansicht</translation>
    </message>
    <message>
        <source>%1 of %2 similar decisions with another result called %3 (the nearest: %4); this run called %5, which by its name is about the same</source>
        <translation>%1 von %2 ähnlichen Entscheidungen mit anderem Ergebnis riefen %3 auf (die nächste: %4); dieser Lauf rief %5 auf, das dem Namen nach dasselbe betrifft</translation>
    </message>
    <message>
        <source>%1 of %2 similar decisions with another result called %3 (the nearest: %4); this run called %5, which none of them did</source>
        <translation>%1 von %2 ähnlichen Entscheidungen mit anderem Ergebnis riefen %3 auf (die nächste: %4); dieser Lauf rief %5 auf, was keine von ihnen tat</translation>
    </message>
    <message>
        <source>%1 of %2 similar decisions with another result called %3 (the nearest: %4); this run called nothing in its place</source>
        <translation>%1 von %2 ähnlichen Entscheidungen mit anderem Ergebnis riefen %3 auf (die nächste: %4); dieser Lauf rief nichts an seiner Stelle auf</translation>
    </message>
    <message>
        <source>%1 of %2 spans carry evidence</source>
        <translation>%1 von %2 Spans tragen Belege</translation>
    </message>
    <message>
        <source>%1 of %2 spans have no %3, and are not found</source>
        <translation>%1 von %2 Spans haben kein %3 und werden nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2 spans, in the marked time</source>
        <translation>%1 von %2 Spans, in der markierten Zeit</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>%1 von %2 verbraucht</translation>
    </message>
    <message>
        <source>%1 of %2 word sequences</source>
        <translation>%1 von %2 Wortfolgen</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>%1 of %2: %3, US dollars per million tokens</source>
        <translation>%1 vom %2: %3, US-Dollar je Million Token</translation>
    </message>
    <message>
        <source>%1 of binary content</source>
        <translation>%1 binärer Inhalt</translation>
    </message>
    <message>
        <source>%1 of it outside these steps</source>
        <translation>davon %1 außerhalb dieser Schritte</translation>
    </message>
    <message>
        <source>%1 of its %2 calls in the 30 days before were empty</source>
        <translation>%1 seiner %2 Aufrufe in den 30 Tagen davor waren leer</translation>
    </message>
    <message>
        <source>%1 of its %2 calls in the 30 days before were empty, %3 of them among the latest %4: an outage, not chance</source>
        <translation>%1 seiner %2 Aufrufe in den 30 Tagen davor waren leer, %3 davon unter den letzten %4: ein Ausfall, kein Zufall</translation>
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
        <source>%1 paid</source>
        <translation>%1 bezahlt</translation>
    </message>
    <message>
        <source>%1 parent span is missing: what happened there is not known</source>
        <translation>%1 übergeordneter Span fehlt: Was dort geschah, ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 parent spans are missing: what happened there is not known</source>
        <translation>%1 übergeordnete Spans fehlen: Was dort geschah, ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 parsed</source>
        <translation>%1 zerlegt</translation>
    </message>
    <message>
        <source>%1 places</source>
        <translation>%1 Stellen</translation>
    </message>
    <message>
        <source>%1 posted</source>
        <translation>%1 gebucht</translation>
    </message>
    <message>
        <source>%1 prices</source>
        <translation>%1 Preise</translation>
    </message>
    <message>
        <source>%1 prompts</source>
        <translation>%1 Prompts</translation>
    </message>
    <message>
        <source>%1 ran; what it said was not recorded</source>
        <translation>%1 lief; was es sagte, wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>%1 read as %2</source>
        <translation>%1 gelesen als %2</translation>
    </message>
    <message>
        <source>%1 reasoning tokens are counted inside the output of %2: %3</source>
        <translation>%1 Token des Nachdenkens zählen zur Ausgabe von %2: %3</translation>
    </message>
    <message>
        <source>%1 reasoning tokens came beside an output of %2 and were added to it: %3</source>
        <translation>%1 Token des Nachdenkens kamen neben einer Ausgabe von %2 und wurden ihr hinzugezählt: %3</translation>
    </message>
    <message>
        <source>%1 refunded</source>
        <translation>%1 erstattet</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>%1 released</source>
        <translation>%1 freigegeben</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>%1 request</source>
        <translation>%1 (Anfrage)</translation>
    </message>
    <message>
        <source>%1 returned</source>
        <translation>%1 lieferte ein Ergebnis</translation>
    </message>
    <message>
        <source>%1 rewords %2: %3</source>
        <translation>%1 gibt %2 in anderen Worten wieder: %3</translation>
    </message>
    <message>
        <source>%1 rows are in %2</source>
        <translation>%1 Zeilen stehen in %2</translation>
    </message>
    <message>
        <source>%1 said afterwards</source>
        <translation>%1 sagte danach</translation>
    </message>
    <message>
        <source>%1 said at the end</source>
        <translation>%1 sagte am Ende</translation>
    </message>
    <message>
        <source>%1 said at the end, %2 answers between not shown</source>
        <translation>%1 sagte am Ende, %2 Antworten dazwischen nicht gezeigt</translation>
    </message>
    <message>
        <source>%1 said at the end, 1 answer between not shown</source>
        <translation>%1 sagte am Ende, 1 Antwort dazwischen nicht gezeigt</translation>
    </message>
    <message>
        <source>%1 scheduled</source>
        <translation>%1 eingeplant</translation>
    </message>
    <message>
        <source>%1 screened</source>
        <translation>%1 überprüft</translation>
    </message>
    <message>
        <source>%1 screening</source>
        <translation>%1 (Überprüfung)</translation>
    </message>
    <message>
        <source>%1 search</source>
        <translation>%1 (Suche)</translation>
    </message>
    <message>
        <source>%1 searched</source>
        <translation>%1 gesucht</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>%1 gesendet</translation>
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
        <source>%1 set</source>
        <translation>%1 gesetzt</translation>
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
        <source>%1 spans that do the same: open with the right arrow or Enter</source>
        <translation>%1 Spans, die dasselbe tun: mit Pfeil rechts oder Eingabe öffnen</translation>
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
        <source>%1 stands in the answer of %2: the model's own estimate</source>
        <translation>%1 steht in der Antwort von %2: die eigene Schätzung des Modells</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
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
        <source>%1 steps in the middle of the run are not shown here; the trace has them</source>
        <translation>%1 Schritte in der Mitte des Laufs sind hier nicht gezeigt; der Trace hat sie</translation>
    </message>
    <message>
        <source>%1 steps unpriced</source>
        <translation>%1 Schritte ohne Preis</translation>
    </message>
    <message>
        <source>%1 steps within %2</source>
        <translation>%1 Schritte in %2</translation>
    </message>
    <message>
        <source>%1 submitted</source>
        <translation>%1 eingereicht</translation>
    </message>
    <message>
        <source>%1 that senders reported stay.</source>
        <translation>%1, die Sender gemeldet haben, bleiben.</translation>
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
        <source>%1 to %2 %3 (%4); whether it was used is unknown</source>
        <translation>%1 an %2 %3 (%4); ob es benutzt wurde, ist unbekannt</translation>
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
        <source>%1 tool call of %2 recorded no result, the last %3</source>
        <translation>%1 von %2 Werkzeugaufrufen hielt kein Ergebnis fest, zuletzt %3</translation>
    </message>
    <message>
        <source>%1 tool calls of %2 recorded no result, the last %3</source>
        <translation>%1 von %2 Werkzeugaufrufen hielten kein Ergebnis fest, zuletzt %3</translation>
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
        <source>%1 transferred</source>
        <translation>%1 überwiesen</translation>
    </message>
    <message>
        <source>%1 unpriced, %2 unknown</source>
        <translation>%1 ohne Preis, %2 unbekannt</translation>
    </message>
    <message>
        <source>%1 unsupported</source>
        <translation>%1 nicht belegt</translation>
    </message>
    <message>
        <source>%1 updated</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 used otherwise</source>
        <translation>%1 anders benutzt</translation>
    </message>
    <message>
        <source>%1 used: %2 % would have fired at %3, %4 more after that</source>
        <translation>%1 verbraucht: %2 % wären um %3 gemeldet worden, danach noch %4</translation>
    </message>
    <message>
        <source>%1 used: %2 % would have fired at %3, nothing after that</source>
        <translation>%1 verbraucht: %2 % wären um %3 gemeldet worden, danach nichts mehr</translation>
    </message>
    <message>
        <source>%1 was called</source>
        <translation>%1 wurde aufgerufen</translation>
    </message>
    <message>
        <source>%1 was called afterwards, and no later call of %2 brought data</source>
        <translation>%1 wurde danach aufgerufen, und kein späterer Aufruf von %2 brachte Daten</translation>
    </message>
    <message>
        <source>%1 was called without arguments</source>
        <translation>%1 wurde ohne Argumente aufgerufen</translation>
    </message>
    <message>
        <source>%1 was called; what it answered was not recorded</source>
        <translation>%1 wurde aufgerufen; was es antwortete, wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 was given by %2</source>
        <translation>%1 kam von %2</translation>
    </message>
    <message>
        <source>%1 was not called</source>
        <translation>%1 wurde nicht aufgerufen</translation>
    </message>
    <message>
        <source>%1 with an error</source>
        <translation>%1 mit einem Fehler</translation>
    </message>
    <message>
        <source>%1 with another text</source>
        <translation>%1 mit anderem Text</translation>
    </message>
    <message>
        <source>%1 with other values</source>
        <translation>%1 mit anderen Werten</translation>
    </message>
    <message>
        <source>%1 with several members, the last one wins</source>
        <translation>%1 mit mehreren Elementen, das letzte gilt</translation>
    </message>
    <message>
        <source>%1 without a price get one.</source>
        <translation>%1 ohne Preis bekommen einen.</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 Wörter</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>%1 · critical path %2</source>
        <translation>%1 · kritischer Pfad %2</translation>
    </message>
    <message>
        <source>%1 × %2 / M</source>
        <translation>%1 × %2 / M</translation>
    </message>
    <message>
        <source>%1%2 for %3</source>
        <translation>%1%2 für %3</translation>
    </message>
    <message>
        <source>%1(%2) returned %3 without an error</source>
        <translation>%1(%2) lieferte %3 ohne Fehler</translation>
    </message>
    <message>
        <source>%1(%2); what it answered was not recorded</source>
        <translation>%1(%2); was es antwortete, wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>%1() returned %2 without an error</source>
        <translation>%1() lieferte %2 ohne Fehler</translation>
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
        <source>%1, and more that is nested too deeply for a tree: see the text</source>
        <translation>%1, und mehr, das für einen Baum zu tief verschachtelt ist: siehe Text</translation>
    </message>
    <message>
        <source>%1, confidence %2</source>
        <translation>%1, Sicherheit %2</translation>
    </message>
    <message>
        <source>%1, confidence %2 (read as per cent)</source>
        <translation>%1, Sicherheit %2 (als Prozent gelesen)</translation>
    </message>
    <message>
        <source>%1, in one of two readings</source>
        <translation>%1, in einer von zwei Lesarten</translation>
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
        <source>%1, the newer, against %2: %3</source>
        <translation>%1, der neuere, gegen %2: %3</translation>
    </message>
    <message>
        <source>%1, which may count something else</source>
        <translation>%1, was etwas anderes zählen kann</translation>
    </message>
    <message>
        <source>%1, with the other sign</source>
        <translation>%1, mit anderem Vorzeichen</translation>
    </message>
    <message>
        <source>%1, … %2 more values</source>
        <translation>%1, … %2 weitere Werte</translation>
    </message>
    <message>
        <source>%1, … 1 more value</source>
        <translation>%1, … 1 weiterer Wert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 for %3</source>
        <translation>%1: %2 für %3</translation>
    </message>
    <message>
        <source>%1: %2 over %3</source>
        <translation>%1: %2 über %3</translation>
    </message>
    <message>
        <source>%1: %2 over %3 for %4</source>
        <translation>%1: %2 über %3 für %4</translation>
    </message>
    <message>
        <source>%1: click to collapse or open, drag to move, right click for more</source>
        <translation>%1: klicken zum Ein- und Ausklappen, ziehen zum Verschieben, Rechtsklick für mehr</translation>
    </message>
    <message>
        <source>%1: has no "%2"</source>
        <translation>%1: hat kein "%2"</translation>
    </message>
    <message>
        <source>%1: holds for the whole query</source>
        <translation>%1: gilt für die ganze Abfrage</translation>
    </message>
    <message>
        <source>%1: pay %2</source>
        <translation>%1: Zahlung von %2</translation>
    </message>
    <message>
        <source>%1: pay %2 to %3</source>
        <translation>%1: Zahlung von %2 an %3</translation>
    </message>
    <message>
        <source>%1: payment of %2</source>
        <translation>%1: Zahlung von %2</translation>
    </message>
    <message>
        <source>%1: payment of %2 to %3</source>
        <translation>%1: Zahlung von %2 an %3</translation>
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
        <source>&amp;&amp; and || bind equally here, from left to right</source>
        <translation>&amp;&amp; und || binden hier gleich stark, von links nach rechts</translation>
    </message>
    <message>
        <source>(%1 of %2 characters)</source>
        <translation>(%1 von %2 Zeichen)</translation>
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
        <source>, without 1 call</source>
        <translation>, ohne 1 Aufruf</translation>
    </message>
    <message>
        <source>- needs a number, found %1</source>
        <translation>- braucht eine Zahl, hier steht: %1</translation>
    </message>
    <message>
        <source>--allow-origin %1 is no origin</source>
        <translation>--allow-origin %1 ist keine Herkunft</translation>
    </message>
    <message>
        <source>--allow-origin names a page that may send</source>
        <translation>--allow-origin nennt eine Seite, die senden darf</translation>
    </message>
    <message>
        <source>--allow-uid %1 is no user number</source>
        <translation>--allow-uid %1 ist keine Benutzernummer</translation>
    </message>
    <message>
        <source>--tls-cert and --tls-key belong together</source>
        <translation>--tls-cert und --tls-key gehören zusammen</translation>
    </message>
    <message>
        <source>--what-if does not know %1</source>
        <translation>--what-if kennt %1 nicht</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 bis 1</translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>1 Aufruf</translation>
    </message>
    <message>
        <source>1 call has no known cost and is left out</source>
        <translation>1 Aufruf ohne bekannte Kosten ist ausgelassen</translation>
    </message>
    <message>
        <source>1 call is left out: its cost is not known before or after.</source>
        <translation>1 Aufruf ist ausgelassen: seine Kosten sind vorher oder nachher nicht bekannt.</translation>
    </message>
    <message>
        <source>1 call is not in the sum</source>
        <translation>1 Aufruf fehlt in der Summe</translation>
    </message>
    <message>
        <source>1 call sent cached tokens beside the input; they were added to it</source>
        <translation>1 Aufruf sendet Cache-Token neben der Eingabe; sie wurden hinzugezählt</translation>
    </message>
    <message>
        <source>1 call states none</source>
        <translation>1 Aufruf nennt keine</translation>
    </message>
    <message>
        <source>1 call that told no tokens is not in it</source>
        <translation>1 Aufruf, der keine Token meldet, ist nicht enthalten</translation>
    </message>
    <message>
        <source>1 call was changed. The page Changes takes it back.</source>
        <translation>1 Aufruf wurde geändert. Die Seite Änderungen nimmt es zurück.</translation>
    </message>
    <message>
        <source>1 call without a known price is not in it</source>
        <translation>1 Aufruf ohne bekannten Preis ist nicht darin</translation>
    </message>
    <message>
        <source>1 call: cached tokens lie inside the input, as the conventions say; nothing here proves it</source>
        <translation>1 Aufruf: Cache-Token liegen in der Eingabe, wie es die Konventionen sagen; nichts hier beweist es</translation>
    </message>
    <message>
        <source>1 decision</source>
        <translation>1 Entscheidung</translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 Dokument</translation>
    </message>
    <message>
        <source>1 document found</source>
        <translation>1 Dokument gefunden</translation>
    </message>
    <message>
        <source>1 document found, %1 delivered to the model</source>
        <translation>1 Dokument gefunden, %1 dem Modell übergeben</translation>
    </message>
    <message>
        <source>1 document found, delivered to the model</source>
        <translation>1 Dokument gefunden, dem Modell übergeben</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 Eintrag</translation>
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
        <source>1 finding in this trace</source>
        <translation>1 Befund in diesem Trace</translation>
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
        <source>1 later event is in Raw.</source>
        <translation>1 späteres Ereignis steht unter „Roh“.</translation>
    </message>
    <message>
        <source>1 later trace is left out</source>
        <translation>1 späterer Trace ist ausgelassen</translation>
    </message>
    <message>
        <source>1 more document is in Raw.</source>
        <translation>1 weiteres Dokument steht unter „Roh“.</translation>
    </message>
    <message>
        <source>1 more place</source>
        <translation>1 weitere Stelle</translation>
    </message>
    <message>
        <source>1 more step</source>
        <translation>1 weiterer Schritt</translation>
    </message>
    <message>
        <source>1 more value; whyglass lineage lists all.</source>
        <translation>1 weiterer Wert; whyglass lineage nennt alle.</translation>
    </message>
    <message>
        <source>1 price</source>
        <translation>1 Preis</translation>
    </message>
    <message>
        <source>1 prompt</source>
        <translation>1 Prompt</translation>
    </message>
    <message>
        <source>1 service</source>
        <translation>1 Dienst</translation>
    </message>
    <message>
        <source>1 session in the workspace</source>
        <translation>1 Sitzung im Arbeitsbereich</translation>
    </message>
    <message>
        <source>1 span</source>
        <translation>1 Span</translation>
    </message>
    <message>
        <source>1 span in the workspace</source>
        <translation>1 Span im Arbeitsbereich</translation>
    </message>
    <message>
        <source>1 span is here. Point more senders here, open files, or look at a finished investigation.</source>
        <translation>1 Span ist da. Richten Sie weitere Sender hierher, öffnen Sie Dateien oder sehen Sie sich eine fertige Untersuchung an.</translation>
    </message>
    <message>
        <source>1 span received or imported so far.</source>
        <translation>1 Span bisher empfangen oder importiert.</translation>
    </message>
    <message>
        <source>1 step cannot be read</source>
        <translation>1 Schritt ist nicht lesbar</translation>
    </message>
    <message>
        <source>1 step in the middle of the run is not shown here; the trace has it</source>
        <translation>1 Schritt in der Mitte des Laufs ist hier nicht gezeigt; der Trace hat ihn</translation>
    </message>
    <message>
        <source>1 step unpriced</source>
        <translation>1 Schritt ohne Preis</translation>
    </message>
    <message>
        <source>1 trace</source>
        <translation>1 Trace</translation>
    </message>
    <message>
        <source>1 trace is still to be read</source>
        <translation>1 Trace ist noch zu lesen</translation>
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
        <source>= nil: the span is a root</source>
        <translation>= nil: der Span ist eine Wurzel</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>A call answered without an error but with no data, where it usually brings some: an agent takes that for "no problem"</source>
        <translation>Ein Aufruf antwortete ohne Fehler, aber ohne Daten, wo er sonst welche bringt: Ein Agent hält das für „kein Problem“</translation>
    </message>
    <message>
        <source>A call failed or came back empty, was not made up for, and the answer that follows does not say so</source>
        <translation>Ein Aufruf schlug fehl oder kam leer zurück, wurde nicht nachgeholt, und die folgende Antwort sagt es nicht</translation>
    </message>
    <message>
        <source>A call whose span says it went well answered with an error in its payload</source>
        <translation>Ein Aufruf, dessen Span Erfolg meldet, antwortete in seinen Nutzdaten mit einem Fehler</translation>
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
        <source>A decision was read from it</source>
        <translation>Aus ihr wurde eine Entscheidung gelesen</translation>
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
        <source>A model was asked, and no span names it</source>
        <translation>Ein Modell wurde gefragt, und kein Span nennt es</translation>
    </message>
    <message>
        <source>A model's answer was cut at a limit or stopped by a filter, and what follows reads it as if it were whole</source>
        <translation>Die Antwort eines Modells wurde an einer Grenze abgeschnitten oder von einem Filter gestoppt, und was folgt, liest sie, als wäre sie vollständig</translation>
    </message>
    <message>
        <source>A new list. It prices what comes from now on; past costs keep their price until they are re-priced.</source>
        <translation>Eine neue Liste. Sie gilt für alles, was ab jetzt kommt; frühere Kosten behalten ihren Preis, bis sie neu berechnet werden.</translation>
    </message>
    <message>
        <source>A parent span has not arrived</source>
        <translation>Ein übergeordneter Span ist nicht angekommen</translation>
    </message>
    <message>
        <source>A person was asked at %1</source>
        <translation>Bei %1 wurde ein Mensch gefragt</translation>
    </message>
    <message>
        <source>A retrieval ran, and no document of it is recorded</source>
        <translation>Ein Abruf lief, und kein Dokument davon ist aufgezeichnet</translation>
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
        <source>A tool call was read from it</source>
        <translation>Aus ihr wurde ein Werkzeugaufruf gelesen</translation>
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
        <source>Address already in use</source>
        <translation>die Adresse ist belegt</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
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
        <source>All %1 tool call has its result recorded</source>
        <translation>Das Ergebnis des einen Werkzeugaufrufs (%1) ist aufgezeichnet</translation>
    </message>
    <message>
        <source>All %1 tool calls have their result recorded</source>
        <translation>Die Ergebnisse aller %1 Werkzeugaufrufe sind aufgezeichnet</translation>
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
        <source>All spans have their parents, and nothing was dropped</source>
        <translation>Alle Spans sind an ihrem Platz, und nichts wurde weggelassen</translation>
    </message>
    <message>
        <source>All spans have their parents; the trace was sampled (%1), others like it were not kept</source>
        <translation>Alle Spans sind an ihrem Platz; der Trace ist eine Stichprobe (%1), andere wie er wurden nicht aufbewahrt</translation>
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
        <source>Alt</source>
        <translation>Alt</translation>
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
        <source>An older version of whyglass judged this workspace: findings may be missing</source>
        <translation>Eine ältere Version von whyglass hat diesen Arbeitsbereich beurteilt: Befunde können fehlen</translation>
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
        <source>Answer cut at the token limit</source>
        <translation>Antwort an der Token-Grenze abgeschnitten</translation>
    </message>
    <message>
        <source>Answer seems to be cut</source>
        <translation>Antwort scheint abgeschnitten</translation>
    </message>
    <message>
        <source>Answer stopped by a content filter</source>
        <translation>Antwort von einem Inhaltsfilter gestoppt</translation>
    </message>
    <message>
        <source>Answer without the data of %1</source>
        <translation>Antwort ohne die Daten von %1</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Approved by %1</source>
        <translation>Genehmigt von %1</translation>
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
        <source>Arguments of calls are recorded</source>
        <translation>Argumente von Aufrufen sind aufgezeichnet</translation>
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
        <source>At this moment of the replay the decision was still ahead. The replay ends with Esc in the trace.</source>
        <translation>In diesem Moment der Wiedergabe stand die Entscheidung noch bevor. Die Wiedergabe endet mit Esc im Trace.</translation>
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
        <source>Attribute…</source>
        <translation>Attribut…</translation>
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
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Based on %1 of %2</source>
        <translation>Beruht auf %1 von %2</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
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
        <source>Beside %1</source>
        <translation>Neben %1</translation>
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
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>By %1 (UTC), from the same hours of the days before: %2, eight times out of ten</source>
        <translation>Bis zum %1 (UTC), aus denselben Stunden der Tage davor: %2 in acht von zehn Fällen</translation>
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
        <source>Calls that are changed</source>
        <translation>Geänderte Aufrufe</translation>
    </message>
    <message>
        <source>Calls that change</source>
        <translation>Aufrufe, die sich ändern</translation>
    </message>
    <message>
        <source>Calls to re-price</source>
        <translation>Neu zu berechnende Aufrufe</translation>
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
        <source>Change %1 calls</source>
        <translation>%1 Aufrufe ändern</translation>
    </message>
    <message>
        <source>Change 1 call</source>
        <translation>1 Aufruf ändern</translation>
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
        <source>Changes</source>
        <translation>Änderungen</translation>
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
        <source>Choose a row above</source>
        <translation>Oben eine Zeile wählen</translation>
    </message>
    <message>
        <source>Choose a span in the timeline or the tree.</source>
        <translation>Wählen Sie einen Span auf der Zeitachse oder im Baum.</translation>
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
        <source>Click: what it is made of</source>
        <translation>Klick: woraus es besteht</translation>
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
        <source>Compare steps, prompts, documents, cost: the next</source>
        <translation>Schritte, Prompts, Dokumente, Kosten vergleichen: weiter</translation>
    </message>
    <message>
        <source>Compare steps, prompts, documents, cost: the one before</source>
        <translation>Schritte, Prompts, Dokumente, Kosten vergleichen: zurück</translation>
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
        <source>Comparing</source>
        <translation>Es wird verglichen</translation>
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
        <source>Connection refused</source>
        <translation>die Verbindung wurde abgelehnt</translation>
    </message>
    <message>
        <source>Content captured</source>
        <translation>Inhalte aufgezeichnet</translation>
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
        <source>Cost by %1</source>
        <translation>Kosten nach %1</translation>
    </message>
    <message>
        <source>Cost heat map</source>
        <translation>Kosten als Wärmekarte</translation>
    </message>
    <message>
        <source>Cost of %1: %2</source>
        <translation>Kosten von %1: %2</translation>
    </message>
    <message>
        <source>Cost of aligned steps</source>
        <translation>Kosten der gegenübergestellten Schritte</translation>
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
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Ctrl L</source>
        <translation>Strg L</translation>
    </message>
    <message>
        <source>Ctrl+Enter signs, Esc lets go. Kept in the workspace with name and time; the trace stays as it is.</source>
        <translation>Strg+Eingabe zeichnet, Esc lässt los. Wird im Arbeitsbereich mit Name und Zeit aufbewahrt; der Trace bleibt, wie er ist.</translation>
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
        <source>Dashboards that count failed spans do not see it</source>
        <translation>Übersichten, die fehlgeschlagene Spans zählen, sehen ihn nicht</translation>
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
        <source>Decision card</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Decision found by a rule</source>
        <translation>Von einer Regel gefundene Entscheidung</translation>
    </message>
    <message>
        <source>Decision read from the final answer</source>
        <translation>Aus der letzten Antwort gelesene Entscheidung</translation>
    </message>
    <message>
        <source>Decision recorded</source>
        <translation>Aufgezeichnete Entscheidung</translation>
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
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Auslieferung</translation>
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
        <source>Documents of both runs</source>
        <translation>Dokumente beider Läufe</translation>
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
        <source>Down</source>
        <translation>Runter</translation>
    </message>
    <message>
        <source>Down the tree or table</source>
        <translation>Im Baum oder in der Tabelle nach unten</translation>
    </message>
    <message>
        <source>Drag over the time to mark an area</source>
        <translation>Über die Zeit ziehen, um einen Bereich zu markieren</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Each value has an origin.</source>
        <translation>Jeder Wert hat eine Herkunft.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit prices</source>
        <translation>Preise bearbeiten</translation>
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
        <source>Empty result</source>
        <translation>Leeres Ergebnis</translation>
    </message>
    <message>
        <source>Empty result from %1</source>
        <translation>Leeres Ergebnis von %1</translation>
    </message>
    <message>
        <source>Empty result from a healthy endpoint</source>
        <translation>Leeres Ergebnis von einem gesunden Endpunkt</translation>
    </message>
    <message>
        <source>Empty the compare basket</source>
        <translation>Vergleichskorb leeren</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>End the replay (Esc)</source>
        <translation>Wiedergabe beenden (Esc)</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
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
        <source>Error then answer</source>
        <translation>Fehler, dann Antwort</translation>
    </message>
    <message>
        <source>Error type</source>
        <translation>Fehlerart</translation>
    </message>
    <message>
        <source>Error, then a confident answer</source>
        <translation>Fehler, dann eine selbstsichere Antwort</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
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
        <source>Every changed call keeps what it was. Of several changes the last one is taken back first.</source>
        <translation>Jeder geänderte Aufruf behält, was er war. Von mehreren Änderungen wird die letzte zuerst zurückgenommen.</translation>
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
        <source>Export the chart of costs as PNG…</source>
        <translation>Kostendiagramm als PNG exportieren…</translation>
    </message>
    <message>
        <source>Export the chart of costs as SVG…</source>
        <translation>Kostendiagramm als SVG exportieren…</translation>
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
        <source>Export the table of costs as CSV…</source>
        <translation>Kostentabelle als CSV exportieren…</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <source>F7 next difference, Shift+F7 previous, D %1, P next page, Enter opens the step</source>
        <translation>F7 weiter, Umschalt+F7 zurück, D %1, P nächste Seite, Eingabe öffnet</translation>
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
        <source>Fill in the model and its prices; what is still wrong then stands here.</source>
        <translation>Tragen Sie das Modell und seine Preise ein; was noch nicht stimmt, steht dann hier.</translation>
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
        <source>First difference</source>
        <translation>Erster Unterschied</translation>
    </message>
    <message>
        <source>First divergence</source>
        <translation>Erste Abweichung</translation>
    </message>
    <message>
        <source>First divergence, largest difference</source>
        <translation>Erste Abweichung, größter Unterschied</translation>
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
        <source>Forecast of the month</source>
        <translation>Vorhersage des Monats</translation>
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
        <source>Hidden error of %1</source>
        <translation>Versteckter Fehler von %1</translation>
    </message>
    <message>
        <source>Hidden tool error</source>
        <translation>Versteckter Werkzeugfehler</translation>
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
        <source>Home</source>
        <translation>Pos1</translation>
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
        <source>Human approval</source>
        <translation>Zustimmung eines Menschen</translation>
    </message>
    <message>
        <source>Identical call</source>
        <translation>Gleicher Aufruf</translation>
    </message>
    <message>
        <source>Identical calls</source>
        <translation>Gleiche Aufrufe</translation>
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
        <source>In %1 %2 times %3 is not %4</source>
        <translation>In %1 ist %2 mal %3 nicht %4</translation>
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
        <source>Inputs</source>
        <translation>Eingaben</translation>
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
        <source>Inspector: %1</source>
        <translation>Detailbereich: %1</translation>
    </message>
    <message>
        <source>Investigate</source>
        <translation>Untersuchen</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>das ist ein Ordner</translation>
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
        <source>It needs your name.</source>
        <translation>Es braucht Ihren Namen.</translation>
    </message>
    <message>
        <source>It states no value whose origin can be looked for.</source>
        <translation>Sie nennt keinen Wert, dessen Herkunft sich suchen lässt.</translation>
    </message>
    <message>
        <source>It states what occurs in no earlier input, result or instruction: %1</source>
        <translation>Sie nennt, was in keiner früheren Eingabe, keinem Ergebnis und keiner Anweisung vorkommt: %1</translation>
    </message>
    <message>
        <source>It was not used.</source>
        <translation>Er wurde nicht benutzt.</translation>
    </message>
    <message>
        <source>Its call has no span of its own, only the messages of %1 tell of it, so there is no baseline</source>
        <translation>Sein Aufruf hat keinen eigenen Span, nur die Nachrichten von %1 berichten davon; deshalb gibt es keinen Vergleich</translation>
    </message>
    <message>
        <source>Its trace was analysed anew, or its partition was removed.</source>
        <translation>Ihr Trace wurde neu ausgewertet, oder ihr Zeitraum wurde entfernt.</translation>
    </message>
    <message>
        <source>Its value</source>
        <translation>Sein Wert</translation>
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
        <source>Kept since %1 by %2. Changed here, it is another list, and this one goes out of use; what it priced keeps its price.</source>
        <translation>Aufbewahrt seit %1 von %2. Hier geändert, ist es eine andere Liste, und diese gilt nicht mehr; was sie bepreist hat, behält seinen Preis.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key of the attribute, on the call itself or on its resource</source>
        <translation>Schlüssel des Attributs, am Aufruf selbst oder an seiner Ressource</translation>
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
        <source>Largest difference</source>
        <translation>Größter Unterschied</translation>
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
        <source>Left</source>
        <translation>Links</translation>
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
        <source>Lists and charts show only this time</source>
        <translation>Listen und Diagramme zeigen nur diese Zeit</translation>
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
        <source>Marked: %1</source>
        <translation>Markiert: %1</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
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
        <source>Metrics are narrowed by name, service:NAME, type:KIND and unit:UNIT. They arrive over OTLP beside the spans, or in files.</source>
        <translation>Metriken lassen sich nach Name, service:NAME, type:ART und unit:EINHEIT eingrenzen. Sie kommen über OTLP neben den Spans oder in Dateien.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Modell %1</translation>
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
        <source>Neither side brought a document</source>
        <translation>Keine Seite brachte ein Dokument</translation>
    </message>
    <message>
        <source>Neither side has a step to compare</source>
        <translation>Keine Seite hat einen Schritt zum Vergleichen</translation>
    </message>
    <message>
        <source>Neither side has such a structure</source>
        <translation>Keine Seite hat so eine Struktur</translation>
    </message>
    <message>
        <source>Neither side has such a text</source>
        <translation>Keine Seite hat so einen Text</translation>
    </message>
    <message>
        <source>Never delivered</source>
        <translation>Nie übergeben</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Neue Liste</translation>
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
        <source>No answer or call after both were known holds %1 and %2 together</source>
        <translation>Keine Antwort und kein Aufruf, nachdem beide bekannt waren, enthält %1 und %2 zusammen</translation>
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
        <source>No call of either side tells its system prompt</source>
        <translation>Kein Aufruf einer der Seiten nennt seinen System-Prompt</translation>
    </message>
    <message>
        <source>No calls in this range</source>
        <translation>Keine Aufrufe in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No confidence is stated</source>
        <translation>Es ist keine Sicherheit angegeben</translation>
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
        <source>No finish reason was recorded, and the text ends inside an open structure</source>
        <translation>Ein Abschlussgrund wurde nicht aufgezeichnet, und der Text endet in einer offenen Struktur</translation>
    </message>
    <message>
        <source>No human approval seen</source>
        <translation>Keine Zustimmung eines Menschen gesehen</translation>
    </message>
    <message>
        <source>No human approval seen: looked for in attributes that name an approver, in names of spans and tools, and in documents, instructions and messages up to the decision</source>
        <translation>Keine Zustimmung eines Menschen gesehen: gesucht in Attributen, die jemanden nennen, in Namen von Spans und Werkzeugen und in Dokumenten, Anweisungen und Nachrichten bis zur Entscheidung</translation>
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
        <source>No model was asked</source>
        <translation>Es wurde kein Modell gefragt</translation>
    </message>
    <message>
        <source>No model was asked here</source>
        <translation>Hier wurde kein Modell gefragt</translation>
    </message>
    <message>
        <source>No origin seen, neither in this trace nor in the %1 earlier ones of its conversation.</source>
        <translation>Keine Herkunft gesehen, weder in diesem Trace noch in den %1 früheren seines Gesprächs.</translation>
    </message>
    <message>
        <source>No origin seen, neither in this trace nor in the earlier one of its conversation.</source>
        <translation>Keine Herkunft gesehen, weder in diesem Trace noch im früheren seines Gesprächs.</translation>
    </message>
    <message>
        <source>No origin seen, neither in this trace nor in the last %1 of the %2 before it in its conversation.</source>
        <translation>Keine Herkunft gesehen, weder in diesem Trace noch in den letzten %1 der %2 davor in seinem Gespräch.</translation>
    </message>
    <message>
        <source>No origin seen: no payload of this trace gives it before.</source>
        <translation>Keine Herkunft gesehen: Keine Nutzdaten dieses Trace nennen es davor.</translation>
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
        <source>No result stated: %1</source>
        <translation>Kein Ergebnis genannt: %1</translation>
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
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>No span before the decision records what was asked</source>
        <translation>Kein Span vor der Entscheidung hält fest, was gefragt wurde</translation>
    </message>
    <message>
        <source>No span names the version of its prompt</source>
        <translation>Kein Span nennt die Version seines Prompts</translation>
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
        <source>No step of either side tells tokens or cost</source>
        <translation>Kein Schritt einer der Seiten nennt Token oder Kosten</translation>
    </message>
    <message>
        <source>No step of it says what it decided, and no agent gave a final answer.</source>
        <translation>Kein Schritt sagt, was er entschied, und kein Agent gab eine abschließende Antwort.</translation>
    </message>
    <message>
        <source>No stored cost was changed</source>
        <translation>Keine gespeicherten Kosten wurden geändert</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>keine solche Datei und kein solcher Ordner</translation>
    </message>
    <message>
        <source>No test span was sent: nothing listens for OTLP over HTTP here</source>
        <translation>Es wurde kein Test-Span gesendet: Hier lauscht nichts auf OTLP über HTTP</translation>
    </message>
    <message>
        <source>No tokens and no cost</source>
        <translation>Keine Token und keine Kosten</translation>
    </message>
    <message>
        <source>No tool was called</source>
        <translation>Es wurde kein Werkzeug aufgerufen</translation>
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
        <source>None of these calls has a cost that is known</source>
        <translation>Von keinem dieser Aufrufe sind Kosten bekannt</translation>
    </message>
    <message>
        <source>None of this trace runs in the marked time.</source>
        <translation>Nichts aus diesem Trace läuft in der markierten Zeit.</translation>
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
        <source>Not decided yet</source>
        <translation>Noch nicht entschieden</translation>
    </message>
    <message>
        <source>Not every call has a price before and after</source>
        <translation>Nicht jeder Aufruf hat vorher und nachher einen Preis</translation>
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
        <source>Not in the sum: %1 calls with %2 tokens, whose model has no price: %3</source>
        <translation>Nicht in der Summe: %1 Aufrufe mit %2 Token, deren Modell keinen Preis hat: %3</translation>
    </message>
    <message>
        <source>Not in the sum: 1 call that told neither tokens nor a cost</source>
        <translation>Nicht in der Summe: 1 Aufruf, der weder Token noch Kosten meldet</translation>
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
        <source>Nothing compares the two %1</source>
        <translation>Nichts vergleicht beides: %1</translation>
    </message>
    <message>
        <source>Nothing compares the two amounts</source>
        <translation>Nichts vergleicht die beiden Beträge</translation>
    </message>
    <message>
        <source>Nothing compares the two quantities</source>
        <translation>Nichts vergleicht die beiden Mengen</translation>
    </message>
    <message>
        <source>Nothing compares the two unit prices</source>
        <translation>Nichts vergleicht die beiden Stückpreise</translation>
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
        <source>Nothing is previewed</source>
        <translation>Keine Vorschau</translation>
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
        <source>Nothing was retrieved</source>
        <translation>Es wurde nichts nachgeschlagen</translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation>Noch wurde nichts gesagt</translation>
    </message>
    <message>
        <source>Nothing would change: %1 calls cost what they cost.</source>
        <translation>Nichts würde sich ändern: %1 Aufrufe kosten, was sie kosten.</translation>
    </message>
    <message>
        <source>Nothing would change: the call costs what it costs.</source>
        <translation>Nichts würde sich ändern: Der Aufruf kostet, was er kostet.</translation>
    </message>
    <message>
        <source>Now: gRPC %1, HTTP %2.</source>
        <translation>Jetzt: gRPC %1, HTTP %2.</translation>
    </message>
    <message>
        <source>Now: nothing is received.</source>
        <translation>Jetzt: nichts wird empfangen.</translation>
    </message>
    <message>
        <source>Now: nothing is received: %1</source>
        <translation>Jetzt: nichts wird empfangen: %1</translation>
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
        <source>Of %1 model call, %2 did not record the answer (%3)</source>
        <translation>Von %1 Modellaufruf haben %2 die Antwort nicht aufgezeichnet (%3)</translation>
    </message>
    <message>
        <source>Of %1 model call, %2 did not record the request (%3)</source>
        <translation>Von %1 Modellaufruf haben %2 die Anfrage nicht aufgezeichnet (%3)</translation>
    </message>
    <message>
        <source>Of %1 model call, %2 did not record the request (%3) and %4 not the answer (%5)</source>
        <translation>Von %1 Modellaufruf haben %2 die Anfrage nicht aufgezeichnet (%3) und %4 die Antwort nicht (%5)</translation>
    </message>
    <message>
        <source>Of %1 model calls, %2 did not record the answer (%3)</source>
        <translation>Von %1 Modellaufrufen haben %2 die Antwort nicht aufgezeichnet (%3)</translation>
    </message>
    <message>
        <source>Of %1 model calls, %2 did not record the request (%3)</source>
        <translation>Von %1 Modellaufrufen haben %2 die Anfrage nicht aufgezeichnet (%3)</translation>
    </message>
    <message>
        <source>Of %1 model calls, %2 did not record the request (%3) and %4 not the answer (%5)</source>
        <translation>Von %1 Modellaufrufen haben %2 die Anfrage nicht aufgezeichnet (%3) und %4 die Antwort nicht (%5)</translation>
    </message>
    <message>
        <source>Of %1 more too little was recorded to look for.</source>
        <translation>Von %1 weiteren wurde zu wenig aufgezeichnet, um danach zu suchen.</translation>
    </message>
    <message>
        <source>Of steps only: %1. No decision depends on them, so lists of decisions do not count them.</source>
        <translation>Nur an Schritten: %1. Keine Entscheidung hängt davon ab, Listen von Entscheidungen zählen sie daher nicht.</translation>
    </message>
    <message>
        <source>Off: the text as it was sent</source>
        <translation>Aus: der Text, wie er gesendet wurde</translation>
    </message>
    <message>
        <source>Once more signs “%1” for good: it can be taken back, never changed. Esc: not yet.</source>
        <translation>Noch einmal zeichnet „%1“ endgültig: es lässt sich zurücknehmen, nie ändern. Esc: noch nicht.</translation>
    </message>
    <message>
        <source>One agent run called %1 %2 times with the same arguments and got the same answer each time</source>
        <translation>Ein Lauf des Agenten rief %1 %2-mal mit denselben Argumenten auf und bekam jedes Mal dieselbe Antwort</translation>
    </message>
    <message>
        <source>One agent run called %1 %2 times with the same arguments; the answers differ or were not recorded</source>
        <translation>Ein Lauf des Agenten rief %1 %2-mal mit denselben Argumenten auf; die Antworten unterscheiden sich oder wurden nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>One agent run calls the same tool with the same arguments again and again: it makes no progress</source>
        <translation>Ein Lauf eines Agenten ruft dasselbe Werkzeug mit denselben Argumenten immer wieder auf: Er kommt nicht voran</translation>
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
        <source>Only calls of this kind</source>
        <translation>Nur Aufrufe dieser Art</translation>
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
        <source>Origin of the confidence</source>
        <translation>Herkunft der Sicherheit</translation>
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
        <source>P the next, Shift+P the one before</source>
        <translation>P weiter, Umschalt+P zurück</translation>
    </message>
    <message>
        <source>Pages of the inspector</source>
        <translation>Seiten des Detailbereichs</translation>
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
        <source>Past costs keep their price until somebody re-prices them.</source>
        <translation>Frühere Kosten behalten ihren Preis, bis jemand sie neu berechnet.</translation>
    </message>
    <message>
        <source>Past costs keep their price. Here they get another one: shown first, noted with your name, and taken back on the page Changes. Costs that senders reported stay.</source>
        <translation>Frühere Kosten behalten ihren Preis. Hier bekommen sie einen anderen: zuerst gezeigt, mit Ihrem Namen vermerkt und auf der Seite Änderungen zurückzunehmen. Kosten, die Sender gemeldet haben, bleiben.</translation>
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
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Oben anheften</translation>
    </message>
    <message>
        <source>Pin, to compare with the next figure</source>
        <translation>Anheften, um mit der nächsten Zahl zu vergleichen</translation>
    </message>
    <message>
        <source>Pin, to compare with the next figure (P)</source>
        <translation>Anheften, um mit der nächsten Zahl zu vergleichen (P)</translation>
    </message>
    <message>
        <source>Pinned: the next figure is shown beside this one (P)</source>
        <translation>Angeheftet: Die nächste Zahl erscheint neben dieser (P)</translation>
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
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Preview tells what would change; it changes nothing.</source>
        <translation>Die Vorschau sagt, was sich ändern würde; sie ändert nichts.</translation>
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
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Price file</source>
        <translation>Preisdatei</translation>
    </message>
    <message>
        <source>Price files (*.toml *.json);;All files (*)</source>
        <translation>Preisdateien (*.toml *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Price list as text</source>
        <translation>Preisliste als Text</translation>
    </message>
    <message>
        <source>Price lists</source>
        <translation>Preislisten</translation>
    </message>
    <message>
        <source>Price lists of this workspace</source>
        <translation>Preislisten dieses Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Price lists…</source>
        <translation>Preislisten…</translation>
    </message>
    <message>
        <source>Price of</source>
        <translation>Preis von</translation>
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
        <source>Prices are kept by the recorder, and none runs here</source>
        <translation>Preise bewahrt der Rekorder auf, und hier läuft keiner</translation>
    </message>
    <message>
        <source>Prices of the list, in US dollars per million tokens</source>
        <translation>Preise der Liste, in US-Dollar je Million Token</translation>
    </message>
    <message>
        <source>Prices to use</source>
        <translation>Preise, die gelten sollen</translation>
    </message>
    <message>
        <source>Prices…</source>
        <translation>Preise…</translation>
    </message>
    <message>
        <source>Pricing anew</source>
        <translation>Neu berechnen</translation>
    </message>
    <message>
        <source>Pricing the calls anew…</source>
        <translation>Die Aufrufe werden neu berechnet…</translation>
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
        <source>Prompt %1</source>
        <translation>Prompt %1</translation>
    </message>
    <message>
        <source>Prompt cache</source>
        <translation>Prompt-Cache</translation>
    </message>
    <message>
        <source>Prompt version</source>
        <translation>Version des Prompts</translation>
    </message>
    <message>
        <source>Prompt version %1</source>
        <translation>Prompt-Version %1</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Prompts of both runs</source>
        <translation>Prompts beider Läufe</translation>
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
        <source>Re-price</source>
        <translation>Neu berechnen</translation>
    </message>
    <message>
        <source>Re-price stored costs…</source>
        <translation>Gespeicherte Kosten neu berechnen…</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>Gelesen aus</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>das Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Reading both runs …</source>
        <translation>Beide Läufe werden gelesen …</translation>
    </message>
    <message>
        <source>Reading prices</source>
        <translation>Preise werden gelesen</translation>
    </message>
    <message>
        <source>Reading the conversation</source>
        <translation>Das Gespräch wird gelesen</translation>
    </message>
    <message>
        <source>Reading the decision</source>
        <translation>Die Entscheidung wird gelesen</translation>
    </message>
    <message>
        <source>Reading the log records</source>
        <translation>Die Logeinträge werden gelesen</translation>
    </message>
    <message>
        <source>Reading the payload</source>
        <translation>Die Nutzdaten werden gelesen</translation>
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
        <source>Reading the timeline</source>
        <translation>Die Zeitachse wird gelesen</translation>
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
        <source>Reading the transcript</source>
        <translation>Das Transkript wird gelesen</translation>
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
        <source>Reference mismatch</source>
        <translation>Widerspruch zur Vorlage</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Beziehung</translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation>Release %1</translation>
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
        <source>Reported or kept</source>
        <translation>Gemeldet oder behalten</translation>
    </message>
    <message>
        <source>Request received</source>
        <translation>Anfrage erhalten</translation>
    </message>
    <message>
        <source>Requests and answers of %1 model call are recorded</source>
        <translation>Anfrage und Antwort von %1 Modellaufruf sind aufgezeichnet</translation>
    </message>
    <message>
        <source>Requests and answers of %1 model calls are recorded</source>
        <translation>Anfragen und Antworten von %1 Modellaufrufen sind aufgezeichnet</translation>
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
        <source>Results of tools stand in the messages of the model</source>
        <translation>Ergebnisse von Werkzeugen stehen in den Nachrichten des Modells</translation>
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
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Wurzel</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message>
        <source>Rows of the price tables that the new costs are of</source>
        <translation>Zeilen der Preislisten, aus denen die neuen Kosten stammen</translation>
    </message>
    <message>
        <source>Rule "%1" takes %2 for a decision</source>
        <translation>Regel „%1“ hält %2 für eine Entscheidung</translation>
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
        <source>Search in all commands</source>
        <translation>In allen Befehlen suchen</translation>
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
        <source>Seen in %1 of %2.</source>
        <translation>Gesehen: %1, %2.</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Send a test span</source>
        <translation>Test-Span senden</translation>
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
        <source>Shift</source>
        <translation>Umschalt</translation>
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
        <source>Show all %1 values</source>
        <translation>Alle %1 Werte zeigen</translation>
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
        <source>Show only the marked time, %1 to %2</source>
        <translation>Nur die markierte Zeit zeigen, %1 bis %2</translation>
    </message>
    <message>
        <source>Show only the time that is marked</source>
        <translation>Nur die markierte Zeit zeigen</translation>
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
        <source>Space</source>
        <translation>Leertaste</translation>
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
        <source>Spans of the trace as a table</source>
        <translation>Spans des Trace als Tabelle</translation>
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
        <translation>Nach</translation>
    </message>
    <message>
        <source>Split by an attribute</source>
        <translation>Nach einem Attribut aufteilen</translation>
    </message>
    <message>
        <source>Split costs by an attribute…</source>
        <translation>Kosten nach einem Attribut aufteilen…</translation>
    </message>
    <message>
        <source>Split costs by: %1</source>
        <translation>Kosten aufteilen nach: %1</translation>
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
        <source>Start</source>
        <translation>Anfang</translation>
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
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Still running at this moment</source>
        <translation>Läuft in diesem Augenblick noch</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stored costs that were changed on purpose</source>
        <translation>Absichtlich geänderte gespeicherte Kosten</translation>
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
        <source>TLS certificate</source>
        <translation>das TLS-Zertifikat</translation>
    </message>
    <message>
        <source>TLS key</source>
        <translation>der TLS-Schlüssel</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Tab walks its values, Enter shows where a value comes from</source>
        <translation>Tab geht durch die Werte, Eingabe zeigt, woher ein Wert kommt</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
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
        <source>Take change %1 back</source>
        <translation>Änderung %1 zurücknehmen</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>Außer Gebrauch nehmen</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
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
        <source>Telemetry is what the agent reported; no span is no proof that nothing happened</source>
        <translation>Telemetrie ist, was der Agent gemeldet hat; kein Span beweist nicht, dass nichts geschah</translation>
    </message>
    <message>
        <source>Tell at %</source>
        <translation>Melden bei %</translation>
    </message>
    <message>
        <source>Tempo says that the trace is not whole</source>
        <translation>Tempo sagt, dass der Trace nicht vollständig ist</translation>
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
        <source>The %1 is off by a factor of %2</source>
        <translation>Abweichung bei %1 um den Faktor %2</translation>
    </message>
    <message>
        <source>The %1 of line %2 is off by a factor of %3</source>
        <translation>Abweichung bei %1 in Zeile %2 um den Faktor %3</translation>
    </message>
    <message>
        <source>The agent read %1 %2 in %3 and %4 in %5</source>
        <translation>Der Agent las %1 %2 in %3 und %4 in %5</translation>
    </message>
    <message>
        <source>The agent read %1 %2 in %3 and %4 in %5, and nothing compared them</source>
        <translation>Der Agent las %1 %2 in %3 und %4 in %5, und nichts verglich sie</translation>
    </message>
    <message>
        <source>The amount is not quantity times unit price</source>
        <translation>Der Betrag ist nicht Menge mal Stückpreis</translation>
    </message>
    <message>
        <source>The answer has as many tokens as the request allowed (%1)</source>
        <translation>Die Antwort hat so viele Token, wie die Anfrage erlaubte (%1)</translation>
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
        <source>The cost of one of the two is not known</source>
        <translation>Die Kosten von einem der beiden sind nicht bekannt</translation>
    </message>
    <message>
        <source>The decision "%1" came afterwards</source>
        <translation>Die Entscheidung „%1“ kam danach</translation>
    </message>
    <message>
        <source>The decision "%1" came afterwards, and no later call of %2 brought data</source>
        <translation>Die Entscheidung „%1“ kam danach, und kein späterer Aufruf von %2 brachte Daten</translation>
    </message>
    <message>
        <source>The decision cannot be shown</source>
        <translation>Die Entscheidung kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>The decision is inferred from the agent's final answer; the telemetry does not call it one</source>
        <translation>Die Entscheidung ist aus der letzten Antwort des Agenten erschlossen; die Telemetrie nennt sie nicht so</translation>
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
        <source>The first document that is not the same on both sides (D)</source>
        <translation>Das erste Dokument, das nicht auf beiden Seiten gleich ist (D)</translation>
    </message>
    <message>
        <source>The first prompt that is not the same on both sides (D)</source>
        <translation>Der erste Prompt, der nicht auf beiden Seiten gleich ist (D)</translation>
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
        <source>The instructions ask for what was not found</source>
        <translation>Die Anweisungen verlangen, was nicht gefunden wurde</translation>
    </message>
    <message>
        <source>The instructions ask: “%1”</source>
        <translation>Die Anweisungen verlangen: “%1”</translation>
    </message>
    <message>
        <source>The last variable records prompts and answers. Leave it out where they must not be stored.</source>
        <translation>Die letzte Variable zeichnet Prompts und Antworten auf. Weglassen, wo sie nicht gespeichert werden dürfen.</translation>
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
        <source>The model answered</source>
        <translation>Das Modell antwortete</translation>
    </message>
    <message>
        <source>The model's input was not recorded, so its statements cannot be checked</source>
        <translation>Die Eingabe des Modells wurde nicht aufgezeichnet, ihre Aussagen lassen sich nicht prüfen</translation>
    </message>
    <message>
        <source>The newer run less the older: %1</source>
        <translation>Der neuere Lauf weniger der ältere: %1</translation>
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
        <source>The provider says a content filter stopped the answer</source>
        <translation>Der Anbieter sagt, ein Inhaltsfilter hat die Antwort gestoppt</translation>
    </message>
    <message>
        <source>The provider says the answer was cut at the token limit (finish reason length)</source>
        <translation>Der Anbieter sagt, die Antwort wurde an der Token-Grenze abgeschnitten (Abschlussgrund length)</translation>
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
        <source>The recorder, which keeps prices, does not run</source>
        <translation>Der Rekorder, der die Preise aufbewahrt, läuft nicht</translation>
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
        <source>The span of the decision is no longer in the workspace</source>
        <translation>Der Span der Entscheidung ist nicht mehr im Arbeitsbereich</translation>
    </message>
    <message>
        <source>The span's status is not an error, but the answer of %1 is one: %2</source>
        <translation>Der Status des Spans ist kein Fehler, die Antwort von %1 aber schon: %2</translation>
    </message>
    <message>
        <source>The step that is selected: its messages, arguments, results, documents, cost and the original bytes. Here the invoice says 1,000 units, the order 100, and the vendor look-up came back empty.</source>
        <translation>Der ausgewählte Schritt: seine Nachrichten, Argumente, Ergebnisse, Dokumente, Kosten und die ursprünglichen Bytes. Hier nennt die Rechnung 1.000 Stück, die Bestellung 100, und die Suche nach dem Lieferanten blieb leer.</translation>
    </message>
    <message>
        <source>The step whose cost differs most (D)</source>
        <translation>Der Schritt mit dem größten Kostenunterschied (D)</translation>
    </message>
    <message>
        <source>The table of the program that recorded. Lists of your own are asked before it.</source>
        <translation>Die Liste des Programms, das aufgezeichnet hat. Eigene Listen gehen vor.</translation>
    </message>
    <message>
        <source>The telemetry states that a person approved</source>
        <translation>Die Telemetrie sagt, dass ein Mensch zugestimmt hat</translation>
    </message>
    <message>
        <source>The telemetry states that no person approved</source>
        <translation>Die Telemetrie sagt, dass kein Mensch zugestimmt hat</translation>
    </message>
    <message>
        <source>The test span arrived at %1 and was stored after %2. Here it is; Backspace goes back.</source>
        <translation>Der Test-Span kam bei %1 an und war nach %2 gespeichert. Hier ist er; die Rücktaste führt zurück.</translation>
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
        <source>The two runs cannot be read</source>
        <translation>Die beiden Läufe lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>The user agreed in the conversation: %1</source>
        <translation>Der Benutzer stimmte im Gespräch zu: %1</translation>
    </message>
    <message>
        <source>The user's last words before it: %1</source>
        <translation>Die letzten Worte des Benutzers davor: %1</translation>
    </message>
    <message>
        <source>The view was not saved: it needs a name</source>
        <translation>Die Ansicht wurde nicht gespeichert: Sie braucht einen Namen</translation>
    </message>
    <message>
        <source>The workspace %1 is not there any more</source>
        <translation>Den Arbeitsbereich %1 gibt es nicht mehr</translation>
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
        <source>There is no baseline yet: %1 earlier calls of %2 are known</source>
        <translation>Es gibt noch keinen Vergleich: %1 frühere Aufrufe von %2 sind bekannt</translation>
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
        <source>Times</source>
        <comment>how often</comment>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation>Zeiten in UTC</translation>
    </message>
    <message>
        <source>To search for the words, write "%1" in quotes</source>
        <translation>um nach den Wörtern zu suchen, "%1" in Anführungszeichen schreiben</translation>
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
        <source>Tokens and cost</source>
        <translation>Token und Kosten</translation>
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
        <source>Tokens by %1</source>
        <translation>Token nach %1</translation>
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
        <source>Tool results</source>
        <translation>Werkzeugergebnisse</translation>
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
        <source>Trace complete</source>
        <translation>Trace vollständig</translation>
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
        <source>Tracing the value</source>
        <translation>Der Wert wird verfolgt</translation>
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
        <source>Truncated or blocked output</source>
        <translation>Abgeschnittene oder gesperrte Ausgabe</translation>
    </message>
    <message>
        <source>Truncated output</source>
        <translation>Abgeschnittene Ausgabe</translation>
    </message>
    <message>
        <source>Two sources disagree on the %1</source>
        <translation>Zwei Quellen widersprechen sich bei %1</translation>
    </message>
    <message>
        <source>Two sources disagree on the %1 of line %2</source>
        <translation>Zwei Quellen widersprechen sich bei %1 in Zeile %2</translation>
    </message>
    <message>
        <source>Two sources in one trace state different numbers for the same thing, above all a quantity that is off by a power of ten</source>
        <translation>Zwei Quellen in einem Trace nennen verschiedene Zahlen für dasselbe, vor allem eine Menge, die um eine Zehnerpotenz abweicht</translation>
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
        <source>US dollars of the whole trace</source>
        <translation>US-Dollar des ganzen Trace</translation>
    </message>
    <message>
        <source>US dollars of this span</source>
        <translation>US-Dollar dieses Spans</translation>
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
        <source>Up</source>
        <translation>Hoch</translation>
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
        <source>Use from now on</source>
        <translation>Ab jetzt verwenden</translation>
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
        <source>User message</source>
        <translation>Nachricht des Benutzers</translation>
    </message>
    <message>
        <source>User message, %1 more not shown</source>
        <translation>Nachricht des Benutzers, %1 weitere nicht gezeigt</translation>
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
        <source>Values</source>
        <translation>Werte</translation>
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
        <source>What</source>
        <translation>Was</translation>
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
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
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
        <source>What if: other model, no retries, cache…</source>
        <translation>Was wäre, wenn: anderes Modell, keine Wiederholungen, Cache…</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
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
        <source>What was asked is recorded</source>
        <translation>Was gefragt wurde, ist aufgezeichnet</translation>
    </message>
    <message>
        <source>What was decided in this trace, and on what evidence</source>
        <translation>Was in diesem Trace entschieden wurde und worauf es sich stützt</translation>
    </message>
    <message>
        <source>What was known at each moment (R)</source>
        <translation>Was in jedem Augenblick bekannt war (R)</translation>
    </message>
    <message>
        <source>What was re-priced…</source>
        <translation>Was neu berechnet wurde…</translation>
    </message>
    <message>
        <source>What would change, by model</source>
        <translation>Was sich ändern würde, nach Modell</translation>
    </message>
    <message>
        <source>What you found, for whoever reads this next</source>
        <translation>Was Sie fanden, für alle, die dies als Nächste lesen</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
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
        <source>Whyglass sends one span to itself, as an SDK would, and shows it</source>
        <translation>Whyglass sendet sich selbst einen Span, wie ein SDK es täte, und zeigt ihn</translation>
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
        <source>Your name, as it stands beside the change</source>
        <translation>Ihr Name, wie er neben der Änderung steht</translation>
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
        <source>`%1` is %2</source>
        <translation>`%1` ist %2</translation>
    </message>
    <message>
        <source>`%1` is an empty list</source>
        <translation>`%1` ist eine leere Liste</translation>
    </message>
    <message>
        <source>`%1` is an empty object</source>
        <translation>`%1` ist ein leeres Objekt</translation>
    </message>
    <message>
        <source>`%1` is true</source>
        <translation>`%1` ist true</translation>
    </message>
    <message>
        <source>`success` is false</source>
        <translation>`success` ist false</translation>
    </message>
    <message>
        <source>a JSON object or array should stand here</source>
        <translation>hier sollte ein JSON-Objekt oder eine Liste stehen</translation>
    </message>
    <message>
        <source>a JSON object should stand here</source>
        <translation>hier sollte ein JSON-Objekt stehen</translation>
    </message>
    <message>
        <source>a JSON value should stand here</source>
        <translation>hier sollte ein JSON-Wert stehen</translation>
    </message>
    <message>
        <source>a call counts as retried where it ended with an error and the next call of the same name, model and operation, in the same trace and under the same parent, began after it ended and has the same number of input tokens, where both are told</source>
        <translation>als wiederholt zählt ein Aufruf, der mit einem Fehler endete, wenn der nächste Aufruf gleichen Namens, Modells und gleicher Operation im selben Trace unter demselben Span danach begann und gleich viele Eingabe-Token hat, wo beide genannt sind</translation>
    </message>
    <message>
        <source>a call takes too long to send</source>
        <translation>das Senden eines Aufrufs dauert zu lange</translation>
    </message>
    <message>
        <source>a call whose input is no shorter than that of the call before it, of the same name, model and operation in the same trace and under the same parent, begins with that input</source>
        <translation>ein Aufruf, dessen Eingabe nicht kürzer ist als die des Aufrufs davor mit gleichem Namen, Modell und gleicher Operation im selben Trace unter demselben Span, beginnt mit dieser Eingabe</translation>
    </message>
    <message>
        <source>a client span of a model library</source>
        <translation>ein Client-Span einer Modellbibliothek</translation>
    </message>
    <message>
        <source>a condition must be true or false, but %1 is %2</source>
        <translation>eine Bedingung muss wahr oder falsch sein, aber %1 ist %2</translation>
    </message>
    <message>
        <source>a control frame is too large</source>
        <translation>ein Steuerrahmen ist zu groß</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>am Tag</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>a document asks for one: %1</source>
        <translation>ein Dokument verlangt eine: %1</translation>
    </message>
    <message>
        <source>a duration</source>
        <translation>eine Dauer</translation>
    </message>
    <message>
        <source>a duration such as 1s or 250ms</source>
        <translation>eine Dauer wie 1s oder 250ms</translation>
    </message>
    <message>
        <source>a field contains this, any case</source>
        <translation>ein Feld enthält dies, groß oder klein</translation>
    </message>
    <message>
        <source>a file that the kernel makes up</source>
        <translation>eine Datei, die der Kern erzeugt</translation>
    </message>
    <message>
        <source>a filter must be true or false, but %1 is %2</source>
        <translation>ein Filter muss wahr oder falsch sein, aber %1 ist %2</translation>
    </message>
    <message>
        <source>a filter with &amp;&amp; and ||</source>
        <translation>ein Filter mit &amp;&amp; und ||</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>a generation</source>
        <translation>einer Generierung</translation>
    </message>
    <message>
        <source>a group without members</source>
        <translation>eine leere Gruppe</translation>
    </message>
    <message>
        <source>a header block is continued that was not begun</source>
        <translation>ein Kopfblock wird fortgesetzt, der nie begann</translation>
    </message>
    <message>
        <source>a header block is interrupted</source>
        <translation>ein Kopfblock ist unterbrochen</translation>
    </message>
    <message>
        <source>a header block is over the limit of 16 KiB</source>
        <translation>ein Kopfblock ist größer als 16 KiB</translation>
    </message>
    <message>
        <source>a header block takes too long</source>
        <translation>ein Kopfblock dauert zu lange</translation>
    </message>
    <message>
        <source>a header that may come once came twice, or the length of the body is not clear</source>
        <translation>ein Kopf, der einmal kommen darf, kam doppelt, oder die Länge des Inhalts ist unklar</translation>
    </message>
    <message>
        <source>a kind</source>
        <translation>eine Art</translation>
    </message>
    <message>
        <source>a line says %1</source>
        <translation>eine Zeile sagt %1</translation>
    </message>
    <message>
        <source>a log record of %1</source>
        <translation>einem Log-Eintrag von %1</translation>
    </message>
    <message>
        <source>a log record of no span</source>
        <translation>ein Log-Eintrag ohne Span</translation>
    </message>
    <message>
        <source>a log record without a span</source>
        <translation>einem Log-Eintrag ohne Span</translation>
    </message>
    <message>
        <source>a log record: no span was sent</source>
        <translation>ein Logeintrag: kein Span wurde gesendet</translation>
    </message>
    <message>
        <source>a member of "prices" is not an object</source>
        <translation>ein Eintrag von "prices" ist kein Objekt</translation>
    </message>
    <message>
        <source>a message in the conversation of %1</source>
        <translation>einer Nachricht im Gespräch von %1</translation>
    </message>
    <message>
        <source>a message of the role %1 asks for one: %2</source>
        <translation>eine Nachricht der Rolle %1 verlangt eine: %2</translation>
    </message>
    <message>
        <source>a message of the user in the conversation of %1</source>
        <translation>einer Nachricht des Benutzers im Gespräch von %1</translation>
    </message>
    <message>
        <source>a message of the user to %1</source>
        <translation>einer Nachricht des Benutzers an %1</translation>
    </message>
    <message>
        <source>a model call beside it asked for a tool of this name</source>
        <translation>ein Modellaufruf daneben verlangte ein Werkzeug dieses Namens</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>im Monat</translation>
    </message>
    <message>
        <source>a name is 1 to 80 bytes of plain text on one line</source>
        <translation>ein Name hat 1 bis 80 Byte einfachen Text in einer Zeile</translation>
    </message>
    <message>
        <source>a named pipe</source>
        <translation>eine benannte Pipe</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>eine Zahl ist zu groß</translation>
    </message>
    <message>
        <source>a number meets only its own</source>
        <translation>eine Zahl trifft nur Zahlen</translation>
    </message>
    <message>
        <source>a number such as 1000</source>
        <translation>eine Zahl wie 1000</translation>
    </message>
    <message>
        <source>a number without a unit is nanoseconds</source>
        <translation>eine Zahl ohne Einheit zählt als Nanosekunden</translation>
    </message>
    <message>
        <source>a pattern is a text</source>
        <translation>ein Muster ist ein Text</translation>
    </message>
    <message>
        <source>a pattern must fit the whole value</source>
        <translation>ein Muster muss auf den ganzen Wert passen</translation>
    </message>
    <message>
        <source>a prefix is read from the cache within 5 minutes and from 1,024 tokens on</source>
        <translation>ein Anfang wird innerhalb von 5 Minuten und ab 1.024 Token aus dem Cache gelesen</translation>
    </message>
    <message>
        <source>a price file begins with name and date</source>
        <translation>eine Preisliste beginnt mit name und date</translation>
    </message>
    <message>
        <source>a price file…</source>
        <translation>eine Preisdatei…</translation>
    </message>
    <message>
        <source>a price is not an object</source>
        <translation>ein Preis ist kein Objekt</translation>
    </message>
    <message>
        <source>a program of user %1</source>
        <translation>einem Programm von Benutzer %1</translation>
    </message>
    <message>
        <source>a protobuf field is longer than the message around it</source>
        <translation>ein Protobuf-Feld ist länger als die Nachricht darum</translation>
    </message>
    <message>
        <source>a rate has no end that could be foreseen</source>
        <translation>eine Rate hat kein Ende, das sich vorhersehen ließe</translation>
    </message>
    <message>
        <source>a record is no JSON object</source>
        <translation>ein Datensatz ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>a server of Tempo computes this with its sides exchanged (D5)</source>
        <translation>ein Tempo-Server rechnet dies mit vertauschten Seiten (D5)</translation>
    </message>
    <message>
        <source>a severity</source>
        <translation>ein Schweregrad</translation>
    </message>
    <message>
        <source>a severity of log records</source>
        <translation>ein Schweregrad von Logs</translation>
    </message>
    <message>
        <source>a share such as 0.7 or 70%</source>
        <translation>einen Anteil wie 0.7 oder 70%</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a status</source>
        <translation>ein Status</translation>
    </message>
    <message>
        <source>a stream has a number that clients do not use</source>
        <translation>ein Strom hat eine Nummer, die Clients nicht benutzen</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a text meets only its own</source>
        <translation>ein Text trifft nur Texte</translation>
    </message>
    <message>
        <source>a tier of %1 is not [start, price]</source>
        <translation>eine Stufe von %1 ist nicht [Anfang, Preis]</translation>
    </message>
    <message>
        <source>a time</source>
        <translation>eine Zeit</translation>
    </message>
    <message>
        <source>a time of day is not HH:MM:SS</source>
        <translation>eine Uhrzeit ist nicht HH:MM:SS</translation>
    </message>
    <message>
        <source>a time range takes both from and to</source>
        <translation>ein Zeitraum braucht from und to</translation>
    </message>
    <message>
        <source>a time range, a service or a word beside it (ai:text("…")) makes it faster</source>
        <translation>ein Zeitraum, ein Dienst oder ein Wort daneben (ai:text("…")) macht es schneller</translation>
    </message>
    <message>
        <source>a time such as 2026-03-17T14:00:00Z or -7d</source>
        <translation>eine Zeit wie 2026-03-17T14:00:00Z oder -7d</translation>
    </message>
    <message>
        <source>a tool's answer in the conversation of %1</source>
        <translation>der Antwort eines Werkzeugs im Gespräch von %1</translation>
    </message>
    <message>
        <source>a tool's answer in the request of %1</source>
        <translation>der Antwort eines Werkzeugs in der Anfrage von %1</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>ein Wert</translation>
    </message>
    <message>
        <source>a value of it taken</source>
        <translation>ein Wert daraus übernommen</translation>
    </message>
    <message>
        <source>a verdict needs one of correct, wrong, cannot-tell, and only a verdict has one</source>
        <translation>ein Urteil braucht correct, wrong oder cannot-tell, und nur ein Urteil hat eines</translation>
    </message>
    <message>
        <source>a workspace is opened with -w</source>
        <translation>ein Arbeitsbereich wird mit -w geöffnet</translation>
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
        <source>add "</source>
        <translation>" anfügen</translation>
    </message>
    <message>
        <source>add " at the end</source>
        <translation>am Ende " anfügen</translation>
    </message>
    <message>
        <source>add %1</source>
        <translation>%1 anfügen</translation>
    </message>
    <message>
        <source>add %1 at the end</source>
        <translation>am Ende %1 anfügen</translation>
    </message>
    <message>
        <source>add ), or put it in quotes</source>
        <translation>) ergänzen oder in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>add */</source>
        <translation>*/ anfügen</translation>
    </message>
    <message>
        <source>add ` at the end</source>
        <translation>am Ende ` anfügen</translation>
    </message>
    <message>
        <source>add name = "…"</source>
        <translation>name = "…" hinzufügen</translation>
    </message>
    <message>
        <source>add span, tool or attribute</source>
        <translation>span, tool oder attribute hinzufügen</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>after % there must be two hexadecimal digits, not %1</source>
        <translation>hinter % müssen zwei Hexziffern stehen, nicht %1</translation>
    </message>
    <message>
        <source>after the decision, %1</source>
        <translation>nach der Entscheidung, %1</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>agent that did it</source>
        <translation>Agent, der es tat</translation>
    </message>
    <message>
        <source>ai:%1 is not built yet</source>
        <translation>ai:%1 gibt es noch nicht</translation>
    </message>
    <message>
        <source>ai:%1 needs a field that holds a text, found %2</source>
        <translation>ai:%1 braucht ein Feld mit einem Text, hier steht: %2</translation>
    </message>
    <message>
        <source>ai:%1 needs a text in quotes</source>
        <translation>ai:%1 braucht einen Text in Anführungszeichen</translation>
    </message>
    <message>
        <source>ai:%1 takes a field and a text</source>
        <translation>ai:%1 nimmt ein Feld und einen Text</translation>
    </message>
    <message>
        <source>ai:%1 takes a text and, where wanted, a place</source>
        <translation>ai:%1 nimmt einen Text und, wenn gewünscht, einen Ort</translation>
    </message>
    <message>
        <source>ai:%1 takes one value</source>
        <translation>ai:%1 nimmt einen Wert</translation>
    </message>
    <message>
        <source>ai:%1({ … }) is not built yet</source>
        <translation>ai:%1({ … }) gibt es noch nicht</translation>
    </message>
    <message>
        <source>ai:value needs a text, a number, true or false</source>
        <translation>ai:value braucht einen Text, eine Zahl, true oder false</translation>
    </message>
    <message>
        <source>all %1 of it are the beginning of this one</source>
        <translation>alle %1 davon sind der Anfang von dieser</translation>
    </message>
    <message>
        <source>all calls</source>
        <translation>alle Aufrufe</translation>
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
        <source>amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>an amount in US dollars such as $0.05</source>
        <translation>einen Betrag in US-Dollar wie $0.05</translation>
    </message>
    <message>
        <source>an attempt that states no tokens cost nothing that is known, so nothing is saved by it</source>
        <translation>ein Versuch ohne Tokenzahl kostete nichts Bekanntes, also spart er nichts</translation>
    </message>
    <message>
        <source>an attribute</source>
        <translation>ein Attribut</translation>
    </message>
    <message>
        <source>an attribute name must follow %1</source>
        <translation>auf %1 muss ein Attributname folgen</translation>
    </message>
    <message>
        <source>an attribute of %1</source>
        <translation>einem Attribut von %1</translation>
    </message>
    <message>
        <source>an earlier message changed</source>
        <translation>eine frühere Nachricht hat sich geändert</translation>
    </message>
    <message>
        <source>an earlier trace of the conversation, %1</source>
        <translation>einem früheren Trace der Unterhaltung, %1</translation>
    </message>
    <message>
        <source>an event of the span</source>
        <translation>ein Ereignis des Spans</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>in der Stunde</translation>
    </message>
    <message>
        <source>an invisible character</source>
        <translation>ein unsichtbares Zeichen</translation>
    </message>
    <message>
        <source>an invisible character has no meaning here</source>
        <translation>ein unsichtbares Zeichen hat hier keine Bedeutung</translation>
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
        <source>and only…</source>
        <translation>und nur…</translation>
    </message>
    <message>
        <source>another model was asked</source>
        <translation>ein anderes Modell wurde gefragt</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>einem anderen Prozess</translation>
    </message>
    <message>
        <source>another process writes to it</source>
        <translation>ein anderer Prozess schreibt hinein</translation>
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
        <source>approver</source>
        <translation>zugestimmt hat</translation>
    </message>
    <message>
        <source>arguments of %1</source>
        <translation>Argumente von %1</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>als %1</translation>
    </message>
    <message>
        <source>as the sender reported</source>
        <translation>wie vom Sender gemeldet</translation>
    </message>
    <message>
        <source>ask by words: the metric's name, service:NAME</source>
        <translation>mit Wörtern fragen: Name der Metrik, service:NAME</translation>
    </message>
    <message>
        <source>ask for less at once</source>
        <translation>auf einmal weniger verlangen</translation>
    </message>
    <message>
        <source>ask for tool, agent, model, operation or service</source>
        <translation>nach tool, agent, model, operation oder service fragen</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>at most 64 kB of text and 200 bytes of name are kept</source>
        <translation>höchstens 64 kB Text und 200 Byte Name werden aufbewahrt</translation>
    </message>
    <message>
        <source>attributes of %1</source>
        <translation>Attribute von %1</translation>
    </message>
    <message>
        <source>audio input</source>
        <translation>Audio-Eingabe</translation>
    </message>
    <message>
        <source>audio output</source>
        <translation>Audio-Ausgabe</translation>
    </message>
    <message>
        <source>back</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>bad-json</source>
        <translation>fehlerhaftes JSON</translation>
    </message>
    <message>
        <source>bad-protobuf</source>
        <translation>fehlerhaftes Protobuf</translation>
    </message>
    <message>
        <source>begin each rule with [[rule]]</source>
        <translation>jede Regel mit [[rule]] beginnen</translation>
    </message>
    <message>
        <source>begin it with [names]</source>
        <translation>sie mit [names] beginnen</translation>
    </message>
    <message>
        <source>begin it with attributes., args., result. or output.</source>
        <translation>ihn mit attributes., args., result. oder output. beginnen</translation>
    </message>
    <message>
        <source>below 0: the span is a root</source>
        <translation>unter 0: der Span ist eine Wurzel</translation>
    </message>
    <message>
        <source>brackets around filters are not built yet</source>
        <translation>Klammern um Filter gibt es noch nicht</translation>
    </message>
    <message>
        <source>brackets make it plain</source>
        <translation>Klammern machen es deutlich</translation>
    </message>
    <message>
        <source>but the names are those of a provider that sends them apart, and nothing in this workspace decides it</source>
        <translation>aber die Namen sind die eines Anbieters, der sie getrennt sendet, und nichts in diesem Arbeitsbereich entscheidet es</translation>
    </message>
    <message>
        <source>by</source>
        <translation>von</translation>
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
        <source>cache read</source>
        <translation>Cache-Lesen</translation>
    </message>
    <message>
        <source>cache write</source>
        <translation>Cache-Schreiben</translation>
    </message>
    <message>
        <source>cache write (1 hour)</source>
        <translation>Cache-Schreiben (1 Stunde)</translation>
    </message>
    <message>
        <source>cached audio input</source>
        <translation>Audio-Eingabe aus dem Cache</translation>
    </message>
    <message>
        <source>cached tokens read otherwise</source>
        <translation>Cache-Token anders gelesen</translation>
    </message>
    <message>
        <source>cached-tokens-beside-input</source>
        <translation>Cache-Token neben der Eingabe</translation>
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
        <source>calls of the time that is shown</source>
        <translation>Aufrufe der gezeigten Zeit</translation>
    </message>
    <message>
        <source>calls, total time</source>
        <translation>Aufrufe, Gesamtzeit</translation>
    </message>
    <message>
        <source>cannot ask this list: the query nests its conditions too deep for it</source>
        <translation>diese Liste kann nicht gefragt werden: die Abfrage schachtelt ihre Bedingungen zu tief für sie</translation>
    </message>
    <message>
        <source>cannot compare %1: it is no id</source>
        <translation>%1 lässt sich nicht vergleichen: Es ist keine Kennung</translation>
    </message>
    <message>
        <source>cannot compare %1: there is no such decision in this workspace</source>
        <translation>%1 lässt sich nicht vergleichen: Es gibt keine solche Entscheidung in diesem Arbeitsbereich</translation>
    </message>
    <message>
        <source>cannot create %1: %2</source>
        <translation>%1 lässt sich nicht anlegen: %2</translation>
    </message>
    <message>
        <source>cannot decode OTLP %1: %2</source>
        <translation>OTLP %1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>cannot decode a message of %1 bytes: the limit is %2</source>
        <translation>eine Nachricht von %1 Byte lässt sich nicht lesen: Die Grenze ist %2</translation>
    </message>
    <message>
        <source>cannot decode a stored %1</source>
        <translation>ein gespeicherter Datensatz lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>cannot decode the request now</source>
        <translation>die Anfrage lässt sich jetzt nicht entschlüsseln</translation>
    </message>
    <message>
        <source>cannot import %1 after %2 spans were stored: %3</source>
        <translation>%1 lässt sich nicht weiter einlesen, nachdem %2 Spans gespeichert waren: %3</translation>
    </message>
    <message>
        <source>cannot import %1: %2</source>
        <translation>%1 lässt sich nicht einlesen: %2</translation>
    </message>
    <message>
        <source>cannot import %1: it is %2</source>
        <translation>%1 lässt sich nicht einlesen: Es ist %2</translation>
    </message>
    <message>
        <source>cannot inflate a payload block: its bytes are not what its row says</source>
        <translation>ein Block der Nutzdaten lässt sich nicht entpacken: Seine Bytes sind nicht, was seine Zeile sagt</translation>
    </message>
    <message>
        <source>cannot keep the note: %1</source>
        <translation>die Notiz lässt sich nicht aufbewahren: %1</translation>
    </message>
    <message>
        <source>cannot list %1: %2</source>
        <translation>%1 lässt sich nicht auflisten: %2</translation>
    </message>
    <message>
        <source>cannot listen on "%1": %2</source>
        <translation>an „%1“ lässt sich nicht lauschen: %2</translation>
    </message>
    <message>
        <source>cannot listen on %1 for %2: %3</source>
        <translation>an %1 lässt sich nicht für %2 lauschen: %3</translation>
    </message>
    <message>
        <source>cannot listen on the control socket %1: %2</source>
        <translation>an der Steuerung %1 lässt sich nicht lauschen: %2</translation>
    </message>
    <message>
        <source>cannot lock %1: %2</source>
        <translation>%1 lässt sich nicht sperren: %2</translation>
    </message>
    <message>
        <source>cannot make a pipe: %1</source>
        <translation>eine Pipe lässt sich nicht anlegen: %1</translation>
    </message>
    <message>
        <source>cannot make the folder %1 for the control socket: %2</source>
        <translation>der Ordner %1 für die Steuerung lässt sich nicht anlegen: %2</translation>
    </message>
    <message>
        <source>cannot make the folder %1: %2</source>
        <translation>der Ordner %1 lässt sich nicht anlegen: %2</translation>
    </message>
    <message>
        <source>cannot open the link: %1</source>
        <translation>der Link lässt sich nicht öffnen: %1</translation>
    </message>
    <message>
        <source>cannot open workspace %1: there is no such file</source>
        <translation>Arbeitsbereich %1 lässt sich nicht öffnen: Es gibt keine solche Datei</translation>
    </message>
    <message>
        <source>cannot reach a recorder at %1: %2</source>
        <translation>kein Rekorder unter %1 erreichbar: %2</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>cannot read OTLP JSON: %1</source>
        <translation>OTLP-JSON lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>cannot read OTLP JSON: it is not an object</source>
        <translation>OTLP-JSON lässt sich nicht lesen: Es ist kein Objekt</translation>
    </message>
    <message>
        <source>cannot read a Jaeger trace: %1</source>
        <translation>ein Jaeger-Trace lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>cannot read a match clause of the price table: %1</source>
        <translation>eine Bedingung der Preisliste lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>cannot read a payload: block %1 has no slot %2</source>
        <translation>Nutzdaten lassen sich nicht lesen: Block %1 hat keinen Platz %2</translation>
    </message>
    <message>
        <source>cannot read a payload: block %1 is missing</source>
        <translation>Nutzdaten lassen sich nicht lesen: Block %1 fehlt</translation>
    </message>
    <message>
        <source>cannot read a span: %1</source>
        <translation>ein Span lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>cannot read a span: it has no trace id</source>
        <translation>ein Span lässt sich nicht lesen: Er hat keine Trace-Kennung</translation>
    </message>
    <message>
        <source>cannot read standard input: %1</source>
        <translation>die Standardeingabe lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>cannot read the %1 %2: %3</source>
        <translation>%1 %2 lässt sich nicht lesen: %3</translation>
    </message>
    <message>
        <source>cannot read the decision rules in %1</source>
        <translation>die Entscheidungsregeln in %1 lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>cannot read the price table %1: %2</source>
        <translation>die Preisliste %1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>cannot read the price table: %1</source>
        <translation>die Preisliste lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>cannot remove %1: %2</source>
        <translation>%1 lässt sich nicht entfernen: %2</translation>
    </message>
    <message>
        <source>cannot search: this SQLite has no full-text index (FTS5)</source>
        <translation>Suche nicht möglich: Dieses SQLite hat keinen Volltextindex (FTS5)</translation>
    </message>
    <message>
        <source>cannot send a test span to %1: %2</source>
        <translation>ein Test-Span an %1 lässt sich nicht senden: %2</translation>
    </message>
    <message>
        <source>cannot set a budget: what was sent is no JSON object</source>
        <translation>das Budget lässt sich nicht setzen: Es kam kein JSON-Objekt</translation>
    </message>
    <message>
        <source>cannot set the budget %1: %2</source>
        <translation>das Budget %1 lässt sich nicht setzen: %2</translation>
    </message>
    <message>
        <source>cannot show the span: it is no longer in the workspace</source>
        <translation>der Span lässt sich nicht zeigen: Er ist nicht mehr im Arbeitsbereich</translation>
    </message>
    <message>
        <source>cannot start the gRPC server</source>
        <translation>der gRPC-Server lässt sich nicht starten</translation>
    </message>
    <message>
        <source>cannot start the recorder of %1: %2</source>
        <translation>der Rekorder von %1 lässt sich nicht starten: %2</translation>
    </message>
    <message>
        <source>cannot start the recorder process: %1</source>
        <translation>der Prozess des Rekorders lässt sich nicht starten: %1</translation>
    </message>
    <message>
        <source>cannot start the recorder: %1</source>
        <translation>der Rekorder lässt sich nicht starten: %1</translation>
    </message>
    <message>
        <source>cannot start zlib</source>
        <translation>zlib lässt sich nicht starten</translation>
    </message>
    <message>
        <source>cannot take a message of %1 bytes with more than %2 records</source>
        <translation>eine Nachricht von %1 Byte mit mehr als %2 Datensätzen wird nicht genommen</translation>
    </message>
    <message>
        <source>cannot take back %1: decision %2 has no such note</source>
        <translation>%1 lässt sich nicht zurücknehmen: Entscheidung %2 hat keine solche Notiz</translation>
    </message>
    <message>
        <source>cannot take back change %1: change %2 was made after it</source>
        <translation>Änderung %1 lässt sich nicht zurücknehmen: Änderung %2 kam nach ihr</translation>
    </message>
    <message>
        <source>cannot take back change %1: there is none that stands under this number</source>
        <translation>Änderung %1 lässt sich nicht zurücknehmen: Unter dieser Nummer gilt keine</translation>
    </message>
    <message>
        <source>cannot take the request now: %1</source>
        <translation>die Anfrage wird jetzt nicht genommen: %1</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>cannot tell the signal of the message: it holds no span, log record or metric</source>
        <translation>die Art der Nachricht ist unklar: Sie enthält weder Span noch Log noch Metrik</translation>
    </message>
    <message>
        <source>cannot tell the signal of the message: it is not protobuf</source>
        <translation>die Art der Nachricht ist unklar: Sie ist kein Protobuf</translation>
    </message>
    <message>
        <source>cannot unpack the sample: %1</source>
        <translation>das Beispiel lässt sich nicht entpacken: %1</translation>
    </message>
    <message>
        <source>cannot use the TLS %1: %2</source>
        <translation>das TLS-Material %1 ist nicht benutzbar: %2</translation>
    </message>
    <message>
        <source>cannot use the token in %1: it must be one line of 16 to 4096 visible ASCII characters</source>
        <translation>das Token in %1 ist nicht benutzbar: Nötig ist eine Zeile mit 16 bis 4096 sichtbaren ASCII-Zeichen</translation>
    </message>
    <message>
        <source>cannot use workspace %1: %2</source>
        <translation>Arbeitsbereich %1 ist nicht benutzbar: %2</translation>
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
        <source>cannot write the budget %1 as a rule: the metrics have no label %2</source>
        <translation>das Budget %1 lässt sich nicht als Regel schreiben: Die Metriken haben kein Merkmal %2</translation>
    </message>
    <message>
        <source>cannot write the lock file of the workspace: %1</source>
        <translation>die Sperrdatei des Arbeitsbereichs lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>cannot write to the workspace: %1</source>
        <translation>in den Arbeitsbereich lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>changed on purpose by %1 on %2, with %3 calls; it can be taken back</source>
        <translation>mit Absicht geändert von %1 am %2, mit %3 Aufrufen; das lässt sich zurücknehmen</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>seine Rechte prüfen</translation>
    </message>
    <message>
        <source>check that its folder exists and that it may be read</source>
        <translation>prüfen, ob es den Ordner gibt und ob er gelesen werden darf</translation>
    </message>
    <message>
        <source>check that the file may be read</source>
        <translation>prüfen, ob die Datei gelesen werden darf</translation>
    </message>
    <message>
        <source>check the disk that it is on</source>
        <translation>den Datenträger prüfen, auf dem er liegt</translation>
    </message>
    <message>
        <source>check the file's permissions</source>
        <translation>die Rechte der Datei prüfen</translation>
    </message>
    <message>
        <source>check the folder and its permissions</source>
        <translation>den Ordner und seine Rechte prüfen</translation>
    </message>
    <message>
        <source>check the folder's permissions</source>
        <translation>die Rechte des Ordners prüfen</translation>
    </message>
    <message>
        <source>check the path</source>
        <translation>den Pfad prüfen</translation>
    </message>
    <message>
        <source>check the path after -w, or import something into it first</source>
        <translation>den Pfad hinter -w prüfen oder zuerst etwas in ihn einlesen</translation>
    </message>
    <message>
        <source>check the receivers in the settings</source>
        <translation>die Empfänger in den Einstellungen prüfen</translation>
    </message>
    <message>
        <source>choose a folder that exists and that you may write to</source>
        <translation>einen Ordner wählen, den es gibt und in den geschrieben werden darf</translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation>eine andere Datei wählen</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>choose another with %1</source>
        <translation>eine andere wählen mit %1</translation>
    </message>
    <message>
        <source>choose another with --grpc</source>
        <translation>mit --grpc eine andere wählen</translation>
    </message>
    <message>
        <source>choose another with --http</source>
        <translation>mit --http eine andere wählen</translation>
    </message>
    <message>
        <source>cited</source>
        <translation>zitiert</translation>
    </message>
    <message>
        <source>client, server, internal, producer, consumer</source>
        <translation>client, server, internal, producer, consumer</translation>
    </message>
    <message>
        <source>clients do not push</source>
        <translation>Clients schieben nichts</translation>
    </message>
    <message>
        <source>clock-skew</source>
        <translation>Uhren gehen verschieden</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>closed-connection</source>
        <translation>Verbindung geschlossen</translation>
    </message>
    <message>
        <source>coalesce() cannot come first</source>
        <translation>coalesce() kann nicht am Anfang stehen</translation>
    </message>
    <message>
        <source>collector-lost-%1</source>
        <translation>vom Collector verloren: %1</translation>
    </message>
    <message>
        <source>collector-refused-%1</source>
        <translation>vom Collector abgewiesen: %1</translation>
    </message>
    <message>
        <source>compare each with a value of its own, joined with &amp;&amp;</source>
        <translation>jedes mit einem eigenen Wert vergleichen und mit &amp;&amp; verbinden</translation>
    </message>
    <message>
        <source>compare this with a value</source>
        <translation>dies mit einem Wert vergleichen</translation>
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
        <source>content_filter</source>
        <translation>Inhaltsfilter</translation>
    </message>
    <message>
        <source>convention that was recognised</source>
        <translation>erkannte Konvention</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>convert it: iconv -f UTF-16 -t UTF-8</source>
        <translation>umwandeln: iconv -f UTF-16 -t UTF-8</translation>
    </message>
    <message>
        <source>copy it first</source>
        <translation>zuerst kopieren</translation>
    </message>
    <message>
        <source>copy the link again (Ctrl+Shift+C) where it was made</source>
        <translation>den Link dort, wo er entstand, noch einmal kopieren (Strg+Umschalt+C)</translation>
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
        <source>costs cannot be grouped by %1</source>
        <translation>Kosten lassen sich nicht nach %1 aufteilen</translation>
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
        <source>counted elsewhere</source>
        <translation>anderswo gezählt</translation>
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
        <source>cursor +%1</source>
        <translation>Zeiger +%1</translation>
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
        <source>d MMM HH:mm:ss</source>
        <translation>dd.MM. HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <translation>dd.MM.yyyy HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <translation>d. MMM yyyy HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm:ss</source>
        <translation>d. MMM yyyy, HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm:ss.zzz</source>
        <translation>d. MMM yyyy, HH:mm:ss.zzz</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>db</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>deciding call</source>
        <translation>entscheidender Aufruf</translation>
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
        <source>decisions are marked with it</source>
        <translation>Entscheidungen werden damit gekennzeichnet</translation>
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
        <source>delivered altered</source>
        <translation>verändert übergeben</translation>
    </message>
    <message>
        <source>delivered cut</source>
        <translation>gekürzt übergeben</translation>
    </message>
    <message>
        <source>delivered whole</source>
        <translation>ganz übergeben</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>delivery unknown</source>
        <translation>Übergabe unbekannt</translation>
    </message>
    <message>
        <source>delta</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>deployment environment</source>
        <translation>Umgebung</translation>
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
        <source>did you mean "%1"? Severities: %2</source>
        <translation>meinten Sie "%1"? Schweregrade: %2</translation>
    </message>
    <message>
        <source>did you mean %1?</source>
        <translation>meinten Sie %1?</translation>
    </message>
    <message>
        <source>did you mean %1? To search for the words, write "%2" in quotes</source>
        <translation>meinten Sie %1? Um nach den Wörtern zu suchen, "%2" in Anführungszeichen schreiben</translation>
    </message>
    <message>
        <source>did you mean %1? Values: %2</source>
        <translation>meinten Sie %1? Werte: %2</translation>
    </message>
    <message>
        <source>did you mean =~?</source>
        <translation>meinten Sie =~?</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Unterschied</translation>
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
        <source>docs/costs.md shows the form of a price file</source>
        <translation>docs/costs.md zeigt die Form einer Preisliste</translation>
    </message>
    <message>
        <source>docs/decisions.md tells the format</source>
        <translation>docs/decisions.md nennt das Format</translation>
    </message>
    <message>
        <source>document %1</source>
        <translation>Dokument %1</translation>
    </message>
    <message>
        <source>document %1 of %2</source>
        <translation>Dokument %1 von %2</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>documents inside it</source>
        <translation>Dokumente darin</translation>
    </message>
    <message>
        <source>documents of %1</source>
        <translation>Dokumente von %1</translation>
    </message>
    <message>
        <source>documents that were retrieved</source>
        <translation>gefundene Dokumente</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>duplicate key, the last one wins: %1</source>
        <translation>doppelter Schlüssel, der letzte gilt: %1</translation>
    </message>
    <message>
        <source>duration without the time of the spans below</source>
        <translation>Dauer ohne die Zeit der Spans darunter</translation>
    </message>
    <message>
        <source>durations are ns us µs ms s m h d w y, sizes kB MB GB KiB MiB GiB</source>
        <translation>Dauern: ns us µs ms s m h d w y, Größen: kB MB GB KiB MiB GiB</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>each price begins with [[prices]]</source>
        <translation>jeder Preis beginnt mit [[prices]]</translation>
    </message>
    <message>
        <source>earlier trace %1</source>
        <translation>früherer Trace %1</translation>
    </message>
    <message>
        <source>elements of a list, characters of a text</source>
        <translation>Elemente einer Liste, Zeichen eines Textes</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>end that program, or choose another with %1</source>
        <translation>das Programm beenden oder eine andere wählen mit %1</translation>
    </message>
    <message>
        <source>end-before-start</source>
        <translation>Ende vor dem Anfang</translation>
    </message>
    <message>
        <source>ending</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>equals needs attribute beside it</source>
        <translation>equals braucht attribute daneben</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>evaluator</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>every call</source>
        <translation>jeder Aufruf</translation>
    </message>
    <message>
        <source>every span has a service name, so this can never match</source>
        <translation>jeder Span hat einen Dienstnamen, also passt dies nie</translation>
    </message>
    <message>
        <source>every word occurs in the content of the span</source>
        <translation>jedes Wort kommt im Inhalt des Spans vor</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>erwartet</translation>
    </message>
    <message>
        <source>expected ( after "in", found %1</source>
        <translation>erwartet: ( hinter "in", hier steht: %1</translation>
    </message>
    <message>
        <source>expected ( after "with", found %1</source>
        <translation>erwartet: ( hinter "with", hier steht: %1</translation>
    </message>
    <message>
        <source>expected = after "%1", found %2</source>
        <translation>erwartet: = hinter "%1", hier steht: %2</translation>
    </message>
    <message>
        <source>expected a filter { … }, found %1</source>
        <translation>erwartet: ein Filter { … }, hier steht: %1</translation>
    </message>
    <message>
        <source>expected a space after this value</source>
        <translation>erwartet: ein Leerzeichen hinter diesem Wert</translation>
    </message>
    <message>
        <source>expected a value after %1</source>
        <translation>erwartet: ein Wert hinter %1</translation>
    </message>
    <message>
        <source>expected a value, a field or (</source>
        <translation>erwartet: ein Wert, ein Feld oder (</translation>
    </message>
    <message>
        <source>expected a value, a field or ( after "%1", found %2</source>
        <translation>erwartet: ein Wert, ein Feld oder ( hinter "%1", hier steht: %2</translation>
    </message>
    <message>
        <source>expected a word after %1</source>
        <translation>erwartet: ein Wort hinter %1</translation>
    </message>
    <message>
        <source>expected a word or a text in quotes after %1</source>
        <translation>nach %1 wird ein Wort oder ein Text in Anführungszeichen erwartet</translation>
    </message>
    <message>
        <source>expected a word or key:value after NOT</source>
        <translation>erwartet: ein Wort oder schlüssel:wert hinter NOT</translation>
    </message>
    <message>
        <source>expected a word or key:value after OR</source>
        <translation>nach OR wird ein Wort oder Schlüssel:Wert erwartet</translation>
    </message>
    <message>
        <source>expected a word or key:value before OR</source>
        <translation>vor OR wird ein Wort oder Schlüssel:Wert erwartet</translation>
    </message>
    <message>
        <source>expected a word or key:value in the brackets</source>
        <translation>in den Klammern wird ein Wort oder Schlüssel:Wert erwartet</translation>
    </message>
    <message>
        <source>expected an operator or %1 after "%2", found %3</source>
        <translation>erwartet: ein Operator oder %1 hinter "%2", hier steht: %3</translation>
    </message>
    <message>
        <source>expected the name of a hint, found %1</source>
        <translation>erwartet: der Name eines Hinweises, hier steht: %1</translation>
    </message>
    <message>
        <source>expected |, &amp;&amp;, ||, a relation such as &gt;&gt;, or the end</source>
        <translation>erwartet: |, &amp;&amp;, ||, eine Beziehung wie &gt;&gt; oder das Ende</translation>
    </message>
    <message>
        <source>expected: %1</source>
        <translation>erwartet: %1</translation>
    </message>
    <message>
        <source>explicit</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>failed spans of the trace</source>
        <translation>fehlgeschlagene Spans des Trace</translation>
    </message>
    <message>
        <source>fields of the parent cannot be asked for yet</source>
        <translation>nach Feldern des übergeordneten Spans lässt sich noch nicht fragen</translation>
    </message>
    <message>
        <source>file-truncated</source>
        <translation>Datei wurde gekürzt</translation>
    </message>
    <message>
        <source>final answer</source>
        <translation>letzte Antwort</translation>
    </message>
    <message>
        <source>final answer of %1</source>
        <translation>letzte Antwort von %1</translation>
    </message>
    <message>
        <source>findings anywhere in the trace</source>
        <translation>Befunde irgendwo im Trace</translation>
    </message>
    <message>
        <source>findings on this span, 0 for none</source>
        <translation>Befunde an diesem Span, 0 für keine</translation>
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
        <source>for an attribute write .%1 or span.%2</source>
        <translation>für ein Attribut .%1 oder span.%2 schreiben</translation>
    </message>
    <message>
        <source>for example ["approved_by"]</source>
        <translation>zum Beispiel ["approved_by"]</translation>
    </message>
    <message>
        <source>for example { "invoice.id" = "args.invoice_id" }</source>
        <translation>zum Beispiel { "invoice.id" = "args.invoice_id" }</translation>
    </message>
    <message>
        <source>for one re-pricing</source>
        <translation>für eine Neuberechnung</translation>
    </message>
    <message>
        <source>for the word itself write "OR"</source>
        <translation>für das Wort selbst "OR" schreiben</translation>
    </message>
    <message>
        <source>for words, drop the braces and pipes</source>
        <translation>für Wörter die Klammern und Striche weglassen</translation>
    </message>
    <message>
        <source>for: %1</source>
        <translation>für: %1</translation>
    </message>
    <message>
        <source>free some memory</source>
        <translation>Speicher freigeben</translation>
    </message>
    <message>
        <source>free some space on its disk and try again</source>
        <translation>Platz auf seinem Datenträger schaffen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>free some space on the disk</source>
        <translation>Platz auf dem Datenträger schaffen</translation>
    </message>
    <message>
        <source>from %1 to %2 bytes</source>
        <translation>von %1 auf %2 Byte</translation>
    </message>
    <message>
        <source>from is not a day like "2026-02-01"</source>
        <translation>from ist kein Tag wie "2026-02-01"</translation>
    </message>
    <message>
        <source>from the application</source>
        <translation>von der Anwendung</translation>
    </message>
    <message>
        <source>from the first start to the last end of the trace</source>
        <translation>vom ersten Anfang bis zum letzten Ende des Trace</translation>
    </message>
    <message>
        <source>from the price table</source>
        <translation>aus der Preisliste</translation>
    </message>
    <message>
        <source>from the start of the span to its events</source>
        <translation>vom Anfang des Spans bis zu seinen Ereignissen</translation>
    </message>
    <message>
        <source>further ones are left out</source>
        <translation>weitere sind weggelassen</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generierung</translation>
    </message>
    <message>
        <source>get the file again</source>
        <translation>die Datei noch einmal besorgen</translation>
    </message>
    <message>
        <source>give --usd or --tokens a number</source>
        <translation>--usd oder --tokens eine Zahl geben</translation>
    </message>
    <message>
        <source>give 32 hex digits for a trace or 16 for a decision</source>
        <translation>32 Hexziffern für einen Trace oder 16 für eine Entscheidung angeben</translation>
    </message>
    <message>
        <source>give HOST:PORT with a loopback host, e.g. 127.0.0.1:4317, [::1]:4317 or localhost:0</source>
        <translation>RECHNER:PORT mit einer lokalen Adresse angeben, etwa 127.0.0.1:4317, [::1]:4317 oder localhost:0</translation>
    </message>
    <message>
        <source>give a certificate chain and its private key as PEM</source>
        <translation>eine Zertifikatskette und ihren privaten Schlüssel als PEM angeben</translation>
    </message>
    <message>
        <source>give a number, as id -u prints it</source>
        <translation>eine Zahl angeben, wie id -u sie ausgibt</translation>
    </message>
    <message>
        <source>give both or none</source>
        <translation>beide angeben oder keines</translation>
    </message>
    <message>
        <source>give each a name of its own</source>
        <translation>jeder einen eigenen Namen geben</translation>
    </message>
    <message>
        <source>give one value, as whyglass costs --by %1 shows it</source>
        <translation>einen Wert angeben, wie whyglass costs --by %1 ihn zeigt</translation>
    </message>
    <message>
        <source>give scheme, host and port only: http://localhost:3000</source>
        <translation>nur Schema, Rechner und Port angeben: http://localhost:3000</translation>
    </message>
    <message>
        <source>groups and sums are not built yet</source>
        <translation>Gruppen und Summen gibt es noch nicht</translation>
    </message>
    <message>
        <source>grpc</source>
        <translation>gRPC</translation>
    </message>
    <message>
        <source>guardrail</source>
        <translation>Leitplanke</translation>
    </message>
    <message>
        <source>has an origin</source>
        <translation>hat eine Herkunft</translation>
    </message>
    <message>
        <source>has no parent</source>
        <translation>hat keinen übergeordneten Span</translation>
    </message>
    <message>
        <source>hash of the prompt, as it was sent</source>
        <translation>Hash des Prompts, wie er gesendet wurde</translation>
    </message>
    <message>
        <source>here write the beginning and *</source>
        <translation>hier den Anfang und * schreiben</translation>
    </message>
    <message>
        <source>here · elsewhere</source>
        <translation>hier · anderswo</translation>
    </message>
    <message>
        <source>hexadecimal digits</source>
        <translation>Hexziffern</translation>
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
        <source>how long the span took</source>
        <translation>wie lange der Span dauerte</translation>
    </message>
    <message>
        <source>how many began</source>
        <translation>wie viele begannen</translation>
    </message>
    <message>
        <source>how many documents were retrieved</source>
        <translation>wie viele Dokumente gefunden wurden</translation>
    </message>
    <message>
        <source>how many spans have this one as parent</source>
        <translation>wie viele Spans unmittelbar unter diesem stehen</translation>
    </message>
    <message>
        <source>http</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>id of the decision on this span</source>
        <translation>Kennung der Entscheidung an diesem Span</translation>
    </message>
    <message>
        <source>id of the parent; empty for a root</source>
        <translation>Kennung des übergeordneten Spans; leer bei einer Wurzel</translation>
    </message>
    <message>
        <source>id of the span, hexadecimal</source>
        <translation>Kennung des Spans, hexadezimal</translation>
    </message>
    <message>
        <source>id of the tool call</source>
        <translation>Kennung des Werkzeugaufrufs</translation>
    </message>
    <message>
        <source>id of the trace, hexadecimal</source>
        <translation>Kennung des Trace, hexadezimal</translation>
    </message>
    <message>
        <source>id-collision</source>
        <translation>gleiche Kennung, anderer Inhalt</translation>
    </message>
    <message>
        <source>idle %1</source>
        <translation>Leerlauf %1</translation>
    </message>
    <message>
        <source>import it again to go on there</source>
        <translation>noch einmal einlesen, um dort weiterzumachen</translation>
    </message>
    <message>
        <source>import it again: it goes on where it stopped</source>
        <translation>noch einmal einlesen: es geht dort weiter, wo es aufhörte</translation>
    </message>
    <message>
        <source>import the files again to complete it</source>
        <translation>die Dateien noch einmal einlesen, um es zu vollenden</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>in an earlier trace of the conversation, %1</source>
        <translation>in einem früheren Trace des Gesprächs, %1</translation>
    </message>
    <message>
        <source>in another notation</source>
        <translation>in anderer Schreibweise</translation>
    </message>
    <message>
        <source>in any 5 minutes</source>
        <translation>in beliebigen 5 Minuten</translation>
    </message>
    <message>
        <source>in one of two readings</source>
        <translation>in einer von zwei Lesarten</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
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
        <source>info, low, medium, high</source>
        <translation>info, low, medium, high</translation>
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
        <source>install a SQLite library with FTS5</source>
        <translation>eine SQLite-Bibliothek mit FTS5 installieren</translation>
    </message>
    <message>
        <source>invalid-link-id</source>
        <translation>ungültige Kennung eines Verweises</translation>
    </message>
    <message>
        <source>invalid-parent-id</source>
        <translation>ungültige Kennung des übergeordneten Spans</translation>
    </message>
    <message>
        <source>invalid-span-id</source>
        <translation>ungültige Span-Kennung</translation>
    </message>
    <message>
        <source>invalid-trace-id</source>
        <translation>ungültige Trace-Kennung</translation>
    </message>
    <message>
        <source>invalid-utf8</source>
        <translation>ungültiges UTF-8</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is there</source>
        <translation>ist da</translation>
    </message>
    <message>
        <source>is there and differs</source>
        <translation>ist da und anders</translation>
    </message>
    <message>
        <source>it answered %1</source>
        <translation>die Antwort war %1</translation>
    </message>
    <message>
        <source>it asks about other spans of the trace</source>
        <translation>es fragt nach anderen Spans des Trace</translation>
    </message>
    <message>
        <source>it asks for %1, which a link to a %2 cannot</source>
        <translation>er verlangt %1, was ein Link auf %2 nicht kann</translation>
    </message>
    <message>
        <source>it cancels too many calls</source>
        <translation>es bricht zu viele Aufrufe ab</translation>
    </message>
    <message>
        <source>it cannot be narrowed to %1</source>
        <translation>es lässt sich nicht auf %1 eingrenzen</translation>
    </message>
    <message>
        <source>it changes its settings too often</source>
        <translation>es ändert seine Einstellungen zu oft</translation>
    </message>
    <message>
        <source>it could not be read to its end</source>
        <translation>sie ließ sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>it did not answer within 5 s</source>
        <translation>er antwortete nicht innerhalb von 5 s</translation>
    </message>
    <message>
        <source>it does not begin as HTTP/2</source>
        <translation>es beginnt nicht als HTTP/2</translation>
    </message>
    <message>
        <source>it does not begin to speak</source>
        <translation>es fängt nicht an zu sprechen</translation>
    </message>
    <message>
        <source>it does not begin with whyglass://</source>
        <translation>er beginnt nicht mit whyglass://</translation>
    </message>
    <message>
        <source>it does not fit a pattern</source>
        <translation>es passt nicht auf ein Muster</translation>
    </message>
    <message>
        <source>it does not read its answers</source>
        <translation>er liest seine Antworten nicht</translation>
    </message>
    <message>
        <source>it does not say which %1</source>
        <translation>er sagt nicht, welches Ziel der Art %1</translation>
    </message>
    <message>
        <source>it ended with code %1</source>
        <translation>er endete mit Code %1</translation>
    </message>
    <message>
        <source>it ends inside a JSON text</source>
        <translation>es endet mitten in einem JSON-Text</translation>
    </message>
    <message>
        <source>it has %1</source>
        <translation>es hat %1</translation>
    </message>
    <message>
        <source>it has %1 (did you mean %2?)</source>
        <translation>es hat %1 (meinten Sie %2?)</translation>
    </message>
    <message>
        <source>it has a part after #, which links here never have</source>
        <translation>er hat einen Teil hinter #, den Links hier nie haben</translation>
    </message>
    <message>
        <source>it has no port</source>
        <translation>der Port fehlt</translation>
    </message>
    <message>
        <source>it has no spans</source>
        <translation>es hat keine Spans</translation>
    </message>
    <message>
        <source>it has too many calls open at once</source>
        <translation>es hat zu viele Aufrufe zugleich offen</translation>
    </message>
    <message>
        <source>it holds a malformed JSON text</source>
        <translation>es enthält einen fehlerhaften JSON-Text</translation>
    </message>
    <message>
        <source>it holds a number that is malformed or out of range</source>
        <translation>es enthält eine Zahl, die falsch geschrieben oder zu groß ist</translation>
    </message>
    <message>
        <source>it inflates more than two thousandfold: read no further</source>
        <translation>es wird entpackt mehr als zweitausendmal so groß: nicht weiter gelesen</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it is ignored</source>
        <translation>er wird übergangen</translation>
    </message>
    <message>
        <source>it is in %1</source>
        <translation>es steht in %1</translation>
    </message>
    <message>
        <source>it is larger than 16 MB</source>
        <translation>sie ist größer als 16 MB</translation>
    </message>
    <message>
        <source>it is longer than %1 characters</source>
        <translation>er ist länger als %1 Zeichen</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>es ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is no address</source>
        <translation>das ist keine Adresse</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>es ist kein UTF-8</translation>
    </message>
    <message>
        <source>it is not a Whyglass workspace</source>
        <translation>das ist kein Whyglass-Arbeitsbereich</translation>
    </message>
    <message>
        <source>it is not valid JSON</source>
        <translation>es ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>it is of no known kind</source>
        <translation>ihre Art ist unbekannt</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>sie ist zu groß</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>sie ist zu lang</translation>
    </message>
    <message>
        <source>it joins groups made by by()</source>
        <translation>es verbindet Gruppen aus by()</translation>
    </message>
    <message>
        <source>it leads to %1</source>
        <translation>er führt zu %1</translation>
    </message>
    <message>
        <source>it may have been pruned</source>
        <translation>vielleicht wurde es inzwischen entfernt</translation>
    </message>
    <message>
        <source>it names no workspace</source>
        <translation>er nennt keinen Arbeitsbereich</translation>
    </message>
    <message>
        <source>it says %1 twice</source>
        <translation>er sagt %1 doppelt</translation>
    </message>
    <message>
        <source>it sends too many control frames</source>
        <translation>es sendet zu viele Steuerrahmen</translation>
    </message>
    <message>
        <source>it sends too many empty frames</source>
        <translation>es sendet zu viele leere Rahmen</translation>
    </message>
    <message>
        <source>it sends too many headers to calls that have ended</source>
        <translation>es sendet zu viele Köpfe an beendete Aufrufe</translation>
    </message>
    <message>
        <source>it starts again by itself</source>
        <translation>er startet von selbst neu</translation>
    </message>
    <message>
        <source>it takes 3 whole days of calls before today, there are %1</source>
        <translation>nötig sind 3 ganze Tage mit Aufrufen vor heute, es gibt %1</translation>
    </message>
    <message>
        <source>it takes an hour since the first call, there are %1 minutes</source>
        <translation>nötig ist eine Stunde seit dem ersten Aufruf, es sind %1 Minuten</translation>
    </message>
    <message>
        <source>it takes nothing back</source>
        <translation>sie nimmt nichts zurück</translation>
    </message>
    <message>
        <source>it was still running when this one began</source>
        <translation>sie lief noch, als diese begann</translation>
    </message>
    <message>
        <source>its first frame is not SETTINGS</source>
        <translation>sein erster Rahmen ist nicht SETTINGS</translation>
    </message>
    <message>
        <source>its output was not recorded</source>
        <translation>seine Ausgabe wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>its time range ends before it begins</source>
        <translation>sein Zeitraum endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>its version</source>
        <translation>ihre Version</translation>
    </message>
    <message>
        <source>join some of them</source>
        <translation>einige zusammenfassen</translation>
    </message>
    <message>
        <source>json-oddity</source>
        <translation>Eigenheit im JSON</translation>
    </message>
    <message>
        <source>keep result or result_from</source>
        <translation>result oder result_from behalten</translation>
    </message>
    <message>
        <source>keep the workspace on a local disk</source>
        <translation>den Arbeitsbereich auf einem lokalen Datenträger halten</translation>
    </message>
    <message>
        <source>kind of the error</source>
        <translation>Art des Fehlers</translation>
    </message>
    <message>
        <source>kinds are note, verdict and withdrawal</source>
        <translation>Arten sind note, verdict und withdrawal</translation>
    </message>
    <message>
        <source>known are %1</source>
        <translation>bekannt sind %1</translation>
    </message>
    <message>
        <source>known until %1</source>
        <translation>bekannt bis %1</translation>
    </message>
    <message>
        <source>last 2 minutes, at most %1</source>
        <translation>letzte 2 Minuten, höchstens %1</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>library that made the span</source>
        <translation>Bibliothek, die den Span erzeugte</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>link, observed</source>
        <translation>Verweis, beobachtet</translation>
    </message>
    <message>
        <source>links lead to a trace, decision, finding, session or view</source>
        <translation>Links führen zu trace, decision, finding, session oder view</translation>
    </message>
    <message>
        <source>list decisions or traces to see what there is</source>
        <translation>die Listen der Entscheidungen und Traces zeigen, was es gibt</translation>
    </message>
    <message>
        <source>list them with `whyglass budgets list`</source>
        <translation>`whyglass budgets list` nennt sie</translation>
    </message>
    <message>
        <source>list them with `whyglass list decisions`</source>
        <translation>`whyglass list decisions` nennt sie</translation>
    </message>
    <message>
        <source>list them with `whyglass list findings`</source>
        <translation>`whyglass list findings` nennt sie</translation>
    </message>
    <message>
        <source>list them with `whyglass list traces`</source>
        <translation>`whyglass list traces` nennt sie</translation>
    </message>
    <message>
        <source>list them with `whyglass prices changes`</source>
        <translation>`whyglass prices changes` nennt sie</translation>
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
        <source>logs</source>
        <translation>Logs</translation>
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
        <translation>niedrig</translation>
    </message>
    <message>
        <source>make a budget for each</source>
        <translation>für jedes ein eigenes Budget anlegen</translation>
    </message>
    <message>
        <source>make it again with scripts/make_prices</source>
        <translation>mit scripts/make_prices neu erzeugen</translation>
    </message>
    <message>
        <source>make one, e.g. with openssl rand -hex 32</source>
        <translation>einen erzeugen, etwa mit openssl rand -hex 32</translation>
    </message>
    <message>
        <source>make the file and its folder writable, or use another workspace</source>
        <translation>Datei und Ordner beschreibbar machen oder einen anderen Arbeitsbereich nehmen</translation>
    </message>
    <message>
        <source>malformed base64 kept as text: %1</source>
        <translation>fehlerhaftes Base64 als Text behalten: %1</translation>
    </message>
    <message>
        <source>malformed member ignored: %1</source>
        <translation>fehlerhaftes Element übergangen: %1</translation>
    </message>
    <message>
        <source>malformed text repaired</source>
        <translation>fehlerhafter Text wurde repariert</translation>
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
        <source>messaging</source>
        <translation>Nachrichtendienst</translation>
    </message>
    <message>
        <source>metric-points</source>
        <translation>Datenpunkte</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>metrics are at /metrics</source>
        <translation>Metriken stehen unter /metrics</translation>
    </message>
    <message>
        <source>metrics can be narrowed by resource.KEY and instrumentation:name only in { braces } (E603)</source>
        <translation>Metriken lassen sich in { Klammern } nur nach resource.KEY und instrumentation:name eingrenzen (E603)</translation>
    </message>
    <message>
        <source>missing-parent</source>
        <translation>übergeordneter Span fehlt</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>model that answered</source>
        <translation>Modell, das antwortete</translation>
    </message>
    <message>
        <source>model that answered, else the one that was asked</source>
        <translation>Modell, das antwortete, sonst das gefragte</translation>
    </message>
    <message>
        <source>model that was asked</source>
        <translation>gefragtes Modell</translation>
    </message>
    <message>
        <source>models without a price for cache reads save nothing</source>
        <translation>Modelle ohne Preis für Cache-Lesen sparen nichts</translation>
    </message>
    <message>
        <source>more than %1, counting…</source>
        <translation>mehr als %1, wird gezählt …</translation>
    </message>
    <message>
        <source>more than 16 patterns in a query</source>
        <translation>mehr als 16 Muster in einer Abfrage</translation>
    </message>
    <message>
        <source>more than 2,000 tokens (or 512 conditions)</source>
        <translation>mehr als 2.000 Zeichenfolgen (oder 512 Bedingungen)</translation>
    </message>
    <message>
        <source>more than 5 minutes had passed</source>
        <translation>mehr als 5 Minuten waren vergangen</translation>
    </message>
    <message>
        <source>more than 500 values in a list</source>
        <translation>mehr als 500 Werte in einer Liste</translation>
    </message>
    <message>
        <source>more than 512 conditions</source>
        <translation>mehr als 512 Bedingungen</translation>
    </message>
    <message>
        <source>more than 64 levels of brackets</source>
        <translation>mehr als 64 Ebenen von Klammern</translation>
    </message>
    <message>
        <source>name a file</source>
        <translation>eine Datei nennen</translation>
    </message>
    <message>
        <source>name a file that you may read</source>
        <translation>eine lesbare Datei nennen</translation>
    </message>
    <message>
        <source>name a new file with -w</source>
        <translation>mit -w eine neue Datei nennen</translation>
    </message>
    <message>
        <source>name a price table as TOML or JSON</source>
        <translation>eine Preisliste als TOML oder JSON nennen</translation>
    </message>
    <message>
        <source>name a workspace in a folder that exists and that you may write to</source>
        <translation>einen Arbeitsbereich in einem Ordner nennen, den es gibt und in den geschrieben werden darf</translation>
    </message>
    <message>
        <source>name a workspace with -w FILE</source>
        <translation>mit -w DATEI einen Arbeitsbereich nennen</translation>
    </message>
    <message>
        <source>name another file</source>
        <translation>eine andere Datei nennen</translation>
    </message>
    <message>
        <source>name of the prompt</source>
        <translation>Name des Prompts</translation>
    </message>
    <message>
        <source>name of the root span</source>
        <translation>Name der Wurzel</translation>
    </message>
    <message>
        <source>name of the span</source>
        <translation>Name des Spans</translation>
    </message>
    <message>
        <source>name the note with its id</source>
        <translation>die Notiz mit ihrer Kennung nennen</translation>
    </message>
    <message>
        <source>names must be a table</source>
        <translation>names muss eine Tabelle sein</translation>
    </message>
    <message>
        <source>names of the span's events</source>
        <translation>Namen der Ereignisse des Spans</translation>
    </message>
    <message>
        <source>neither [[prices]] nor key = value</source>
        <translation>weder [[prices]] noch schlüssel = wert</translation>
    </message>
    <message>
        <source>nested deeper than %1</source>
        <translation>tiefer verschachtelt als %1</translation>
    </message>
    <message>
        <source>nested too deep</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>nestedSetParent can be asked for &lt; 0 only</source>
        <translation>nach nestedSetParent lässt sich nur mit &lt; 0 fragen</translation>
    </message>
    <message>
        <source>never delivered</source>
        <translation>nie übergeben</translation>
    </message>
    <message>
        <source>next finding</source>
        <translation>nächster Befund</translation>
    </message>
    <message>
        <source>nil goes with = and != only</source>
        <translation>nil geht nur mit = und !=</translation>
    </message>
    <message>
        <source>no answer came within 5 s</source>
        <translation>innerhalb von 5 s kam keine Antwort</translation>
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
        <source>no call until now tells what it used</source>
        <translation>kein Aufruf nennt bis jetzt, was er verbraucht hat</translation>
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
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>no decision is named</source>
        <translation>es ist keine Entscheidung genannt</translation>
    </message>
    <message>
        <source>no file is named</source>
        <translation>es ist keine Datei genannt</translation>
    </message>
    <message>
        <source>no known telemetry format: OTLP as JSON lines, JSON, protobuf or length-prefixed protobuf is read, Jaeger's and Tempo's JSON and arrays of spans, each also .gz or .zst</source>
        <translation>kein bekanntes Telemetrieformat: Gelesen werden OTLP als JSON-Zeilen, JSON, Protobuf und Protobuf mit Längen, das JSON von Jaeger und Tempo sowie Listen von Spans, alles auch als .gz oder .zst</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>no mark of any convention</source>
        <translation>kein Merkmal irgendeiner Konvention</translation>
    </message>
    <message>
        <source>no parent is missing</source>
        <translation>kein übergeordneter Span fehlt</translation>
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
        <source>no price of its own: as the input</source>
        <translation>kein eigener Preis: wie die Eingabe</translation>
    </message>
    <message>
        <source>no recorder ran for up to %1 while it was sending</source>
        <translation>bis zu %1 lang lief kein Rekorder, während gesendet wurde</translation>
    </message>
    <message>
        <source>no recorder runs on %1</source>
        <translation>auf %1 läuft kein Rekorder</translation>
    </message>
    <message>
        <source>no regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>no resourceSpans, resourceLogs or resourceMetrics</source>
        <translation>weder resourceSpans noch resourceLogs noch resourceMetrics</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>no span has an attribute %1</source>
        <translation>kein Span hat ein Attribut %1</translation>
    </message>
    <message>
        <source>no span has an attribute %1 of its own</source>
        <translation>kein Span hat selbst ein Attribut %1</translation>
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
        <source>no such file or directory</source>
        <translation>keine solche Datei und kein solcher Ordner</translation>
    </message>
    <message>
        <source>no such prompt</source>
        <translation>kein solcher Prompt</translation>
    </message>
    <message>
        <source>no such step</source>
        <translation>kein solcher Schritt</translation>
    </message>
    <message>
        <source>no tokens, no cost told</source>
        <translation>weder Token noch Kosten genannt</translation>
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
        <source>none differs</source>
        <translation>keiner unterscheidet sich</translation>
    </message>
    <message>
        <source>none for a rate</source>
        <translation>keine für eine Rate</translation>
    </message>
    <message>
        <source>none is stated</source>
        <translation>keine angegeben</translation>
    </message>
    <message>
        <source>none of the newest %1 spans has an attribute %2</source>
        <translation>keiner der neuesten %1 Spans hat ein Attribut %2</translation>
    </message>
    <message>
        <source>none of the newest %1 spans has an attribute %2 of its own</source>
        <translation>keiner der neuesten %1 Spans hat selbst ein Attribut %2</translation>
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
        <source>not JSON: %1</source>
        <translation>kein JSON: %1</translation>
    </message>
    <message>
        <source>not among the %1 of this view</source>
        <translation>nicht unter den %1 dieser Ansicht</translation>
    </message>
    <message>
        <source>not an object with one member</source>
        <translation>kein Objekt mit einem Element</translation>
    </message>
    <message>
        <source>not brought</source>
        <translation>nicht gebracht</translation>
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
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>nothing here has the %1 %2</source>
        <translation>hier kommt %1 %2 nicht vor</translation>
    </message>
    <message>
        <source>nothing is called %1</source>
        <translation>nichts heißt %1</translation>
    </message>
    <message>
        <source>nothing is called %1 here</source>
        <translation>nichts heißt hier %1</translation>
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
        <source>of it %1 from the cache</source>
        <translation>davon %1 aus dem Cache</translation>
    </message>
    <message>
        <source>of log records of the span: trace, debug, info, warn, error, fatal</source>
        <translation>der Logs des Spans: trace, debug, info, warn, error, fatal</translation>
    </message>
    <message>
        <source>of such a chain the last call stays</source>
        <translation>von einer solchen Kette bleibt der letzte Aufruf</translation>
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
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>ok, error or unset</source>
        <translation>ok, error oder unset</translation>
    </message>
    <message>
        <source>older %1 → newer %2</source>
        <translation>älter %1 → neuer %2</translation>
    </message>
    <message>
        <source>one JSON value is over the limit of 64 MiB</source>
        <translation>ein JSON-Wert ist größer als 64 MiB</translation>
    </message>
    <message>
        <source>one of them</source>
        <translation>eines davon</translation>
    </message>
    <message>
        <source>one place</source>
        <translation>1 Stelle</translation>
    </message>
    <message>
        <source>one record is over the limit of 64 MiB</source>
        <translation>ein Datensatz ist größer als 64 MiB</translation>
    </message>
    <message>
        <source>one step</source>
        <translation>1 Schritt</translation>
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
        <source>only a field can be missing</source>
        <translation>nur ein Feld kann fehlen</translation>
    </message>
    <message>
        <source>only findings</source>
        <translation>nur Befunde</translation>
    </message>
    <message>
        <source>only loopback addresses are listened on</source>
        <translation>gelauscht wird nur an lokalen Adressen</translation>
    </message>
    <message>
        <source>only model, operation and user_tier can be asked for there</source>
        <translation>dort lässt sich nur nach model, operation und user_tier fragen</translation>
    </message>
    <message>
        <source>only programs of the user who runs Whyglass may send</source>
        <translation>senden dürfen nur Programme dessen, der Whyglass ausführt</translation>
    </message>
    <message>
        <source>only programs of the user who runs Whyglass may send or ask</source>
        <translation>senden und fragen dürfen nur Programme dessen, der Whyglass ausführt</translation>
    </message>
    <message>
        <source>only since: and until: may follow a filter</source>
        <translation>auf einen Filter dürfen nur since: und until: folgen</translation>
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
        <source>operation as the convention names it</source>
        <translation>Operation, wie die Konvention sie nennt</translation>
    </message>
    <message>
        <source>or the path in quotes</source>
        <translation>oder den Pfad in Anführungszeichen</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>Ursprung</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>other calls of this library version send more cached tokens than input</source>
        <translation>andere Aufrufe dieser Bibliotheksversion senden mehr Cache-Token als Eingabe</translation>
    </message>
    <message>
        <source>other prices</source>
        <translation>andere Preise</translation>
    </message>
    <message>
        <source>others may read it</source>
        <translation>andere dürfen sie lesen</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>kein Speicher mehr</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>außer Gebrauch</translation>
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
        <source>parent = nil asks for roots</source>
        <translation>parent = nil fragt nach Wurzeln</translation>
    </message>
    <message>
        <source>parent goes with = nil and != nil only</source>
        <translation>parent geht nur mit = nil und != nil</translation>
    </message>
    <message>
        <source>partial-answer</source>
        <translation>unvollständige Antwort</translation>
    </message>
    <message>
        <source>parts missing</source>
        <translation>Teile fehlen</translation>
    </message>
    <message>
        <source>patterns are for filters</source>
        <translation>Muster sind für Filter</translation>
    </message>
    <message>
        <source>patterns are for filters: { ai:%1 =~ "…" }</source>
        <translation>Muster gehören in Filter: { ai:%1 =~ "…" }</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>pipe it in: whyglass import -</source>
        <translation>hineinleiten: whyglass import -</translation>
    </message>
    <message>
        <source>place in the tree of the trace, after what is below the span</source>
        <translation>Platz im Baum des Trace, nach allem unter dem Span</translation>
    </message>
    <message>
        <source>place in the tree of the trace, before what is below the span</source>
        <translation>Platz im Baum des Trace, vor allem unter dem Span</translation>
    </message>
    <message>
        <source>places: any, input, output, system, args, result, docs</source>
        <translation>Orte: any, input, output, system, args, result, docs</translation>
    </message>
    <message>
        <source>places: any, input, output, system, args, result, docs, logs</source>
        <translation>Orte: any, input, output, system, args, result, docs, logs</translation>
    </message>
    <message>
        <source>port %1 is in use</source>
        <translation>Port %1 ist belegt</translation>
    </message>
    <message>
        <source>port %1 is in use by %2</source>
        <translation>Port %1 ist belegt, und zwar von %2</translation>
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
        <source>prices are those in effect on the day of each call</source>
        <translation>es gelten die Preise vom Tag jedes Aufrufs</translation>
    </message>
    <message>
        <source>prices of %1</source>
        <translation>Preise von %1</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>process %1 (whyglass %2)</source>
        <translation>Prozess %1 (whyglass %2)</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>Prompt</translation>
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
        <source>put it in quotes</source>
        <translation>es in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>put spaces around a sign to compute, or the name in quotes</source>
        <translation>zum Rechnen Leerzeichen um das Zeichen setzen oder den Namen in Anführungszeichen</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>queries in { braces } are not built yet</source>
        <translation>Abfragen in { Klammern } gibt es hier noch nicht</translation>
    </message>
    <message>
        <source>query bar</source>
        <translation>Abfragezeile</translation>
    </message>
    <message>
        <source>quote it if it is part of a text</source>
        <translation>es in Anführungszeichen setzen, wenn es zu einem Text gehört</translation>
    </message>
    <message>
        <source>read as input without the cached tokens, for all calls of this library that come from now on: %1 cached, %2 with them</source>
        <translation>als Eingabe ohne die Cache-Token gelesen, für alle Aufrufe dieser Bibliothek, die ab jetzt kommen: %1 aus dem Cache, %2 mit ihnen</translation>
    </message>
    <message>
        <source>read the list again</source>
        <translation>die Liste neu einlesen</translation>
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
        <source>recorded as such, not inferred</source>
        <translation>als solche aufgezeichnet, nicht erschlossen</translation>
    </message>
    <message>
        <source>recorder-down</source>
        <translation>kein Rekorder lief</translation>
    </message>
    <message>
        <source>refused-busy</source>
        <translation>abgewiesen: überlastet</translation>
    </message>
    <message>
        <source>refused-encoding</source>
        <translation>abgewiesen: Kodierung</translation>
    </message>
    <message>
        <source>refused-foreign</source>
        <translation>abgewiesen: fremdes Programm</translation>
    </message>
    <message>
        <source>refused-header</source>
        <translation>abgewiesen: Kopf</translation>
    </message>
    <message>
        <source>refused-malformed</source>
        <translation>abgewiesen: fehlerhaft</translation>
    </message>
    <message>
        <source>refused-media-type</source>
        <translation>abgewiesen: Inhaltsart</translation>
    </message>
    <message>
        <source>refused-method</source>
        <translation>abgewiesen: Methode</translation>
    </message>
    <message>
        <source>refused-path</source>
        <translation>abgewiesen: Pfad</translation>
    </message>
    <message>
        <source>refused-shutting-down</source>
        <translation>abgewiesen: Rekorder endet</translation>
    </message>
    <message>
        <source>refused-token</source>
        <translation>abgewiesen: Token</translation>
    </message>
    <message>
        <source>refused-too-large</source>
        <translation>abgewiesen: zu groß</translation>
    </message>
    <message>
        <source>refused-unreadable</source>
        <translation>abgewiesen: unlesbar</translation>
    </message>
    <message>
        <source>relations between filters and pipelines are not built yet</source>
        <translation>Beziehungen zwischen Filtern und Verkettungen gibt es noch nicht</translation>
    </message>
    <message>
        <source>remove it, or set XDG_RUNTIME_DIR to a folder of your own</source>
        <translation>ihn entfernen oder XDG_RUNTIME_DIR auf einen eigenen Ordner setzen</translation>
    </message>
    <message>
        <source>remove_budget: no budget is named</source>
        <translation>remove_budget: Es ist kein Budget genannt</translation>
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
        <source>requests of web pages are not accepted</source>
        <translation>Anfragen von Webseiten werden nicht angenommen</translation>
    </message>
    <message>
        <source>rerank</source>
        <translation>Neuordnung</translation>
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
        <source>retrieval</source>
        <translation>Abruf</translation>
    </message>
    <message>
        <source>reworded</source>
        <translation>umschrieben</translation>
    </message>
    <message>
        <source>rpc</source>
        <translation>RPC</translation>
    </message>
    <message>
        <source>rule "%1" compares no attribute</source>
        <translation>Regel "%1" vergleicht kein Attribut</translation>
    </message>
    <message>
        <source>rule "%1" fits every span</source>
        <translation>Regel "%1" passt auf jeden Span</translation>
    </message>
    <message>
        <source>rule "%1" has two results</source>
        <translation>Regel "%1" hat zwei Ergebnisse</translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>rule must be a list of tables</source>
        <translation>rule muss eine Liste von Tabellen sein</translation>
    </message>
    <message>
        <source>run `whyglass workspace check`</source>
        <translation>`whyglass workspace check` ausführen</translation>
    </message>
    <message>
        <source>run chmod 600 %1</source>
        <translation>chmod 600 %1 ausführen</translation>
    </message>
    <message>
        <source>run it again to finish</source>
        <translation>noch einmal ausführen, um es zu vollenden</translation>
    </message>
    <message>
        <source>run whyglass detect to finish</source>
        <translation>whyglass detect bringt sie zu Ende</translation>
    </message>
    <message>
        <source>run whyglass record to see what it says</source>
        <translation>whyglass record ausführen und sehen, was es sagt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>said afterwards</source>
        <translation>danach gesagt</translation>
    </message>
    <message>
        <source>said by the model</source>
        <translation>vom Modell gesagt</translation>
    </message>
    <message>
        <source>same %1</source>
        <translation>gleich: %1</translation>
    </message>
    <message>
        <source>same %1, same agent %2</source>
        <translation>gleich: %1, gleicher Agent: %2</translation>
    </message>
    <message>
        <source>same agent %1</source>
        <translation>gleicher Agent: %1</translation>
    </message>
    <message>
        <source>same agent %1, same kind of subject</source>
        <translation>gleicher Agent: %1, gleiche Art von Gegenstand</translation>
    </message>
    <message>
        <source>same text</source>
        <translation>gleicher Text</translation>
    </message>
    <message>
        <source>same text inside the message</source>
        <translation>gleicher Text in der Nachricht</translation>
    </message>
    <message>
        <source>same text inside the message, in several spans</source>
        <translation>gleicher Text in der Nachricht, in mehreren Spans</translation>
    </message>
    <message>
        <source>same text up to the cut</source>
        <translation>gleicher Text bis zum Schnitt</translation>
    </message>
    <message>
        <source>same text up to the cut, in several spans</source>
        <translation>gleicher Text bis zum Schnitt, in mehreren Spans</translation>
    </message>
    <message>
        <source>same text, but short</source>
        <translation>gleicher Text, aber kurz</translation>
    </message>
    <message>
        <source>same text, in several spans</source>
        <translation>gleicher Text, in mehreren Spans</translation>
    </message>
    <message>
        <source>schema-url-dropped</source>
        <translation>Schema-Adresse weggelassen</translation>
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
        <source>scores of the documents</source>
        <translation>Bewertungen der Dokumente</translation>
    </message>
    <message>
        <source>see `whyglass prices list -w`</source>
        <translation>siehe `whyglass prices list -w`</translation>
    </message>
    <message>
        <source>see them with `whyglass show %1`</source>
        <translation>`whyglass show %1` zeigt sie</translation>
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
        <source>send Authorization: Bearer TOKEN</source>
        <translation>Authorization: Bearer TOKEN senden</translation>
    </message>
    <message>
        <source>send an Export request or %1 as protobuf</source>
        <translation>eine Export-Anfrage oder %1 als Protobuf senden</translation>
    </message>
    <message>
        <source>send smaller batches</source>
        <translation>kleinere Pakete senden</translation>
    </message>
    <message>
        <source>send traces to /v1/traces, logs to /v1/logs and metrics to /v1/metrics (an SDK appends them to OTEL_EXPORTER_OTLP_ENDPOINT, but takes OTEL_EXPORTER_OTLP_TRACES_ENDPOINT and its like literally)</source>
        <translation>Traces an /v1/traces senden, Logs an /v1/logs und Metriken an /v1/metrics (ein SDK hängt das an OTEL_EXPORTER_OTLP_ENDPOINT an, nimmt OTEL_EXPORTER_OTLP_TRACES_ENDPOINT und Ähnliches aber wörtlich)</translation>
    </message>
    <message>
        <source>sender-dropped-attributes</source>
        <translation>Sender ließ Attribute weg</translation>
    </message>
    <message>
        <source>sender-dropped-events</source>
        <translation>Sender ließ Ereignisse weg</translation>
    </message>
    <message>
        <source>sender-dropped-links</source>
        <translation>Sender ließ Verweise weg</translation>
    </message>
    <message>
        <source>sender-dropped-resource-attributes</source>
        <translation>Sender ließ Attribute der Herkunft weg</translation>
    </message>
    <message>
        <source>sender-lost-%1</source>
        <translation>vom Sender verloren: %1</translation>
    </message>
    <message>
        <source>service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>service of the root span</source>
        <translation>Dienst der Wurzel</translation>
    </message>
    <message>
        <source>service.version is not stated</source>
        <translation>service.version ist nicht angegeben</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>set XDG_RUNTIME_DIR to a folder of your own</source>
        <translation>XDG_RUNTIME_DIR auf einen eigenen Ordner setzen</translation>
    </message>
    <message>
        <source>set XDG_RUNTIME_DIR to a shorter path</source>
        <translation>XDG_RUNTIME_DIR auf einen kürzeren Pfad setzen</translation>
    </message>
    <message>
        <source>share of what should be on record that is, 0 to 1</source>
        <translation>Anteil des Belegten an dem, was belegt sein sollte, 0 bis 1</translation>
    </message>
    <message>
        <source>shared words</source>
        <translation>gemeinsame Wörter</translation>
    </message>
    <message>
        <source>simplify the query</source>
        <translation>die Abfrage vereinfachen</translation>
    </message>
    <message>
        <source>since ever</source>
        <translation>seit jeher</translation>
    </message>
    <message>
        <source>snake_case key ignored: %1</source>
        <translation>Schlüssel in snake_case übergangen: %1</translation>
    </message>
    <message>
        <source>some attribute, argument or result equals this</source>
        <translation>ein Attribut, Argument oder Ergebnis ist gleich diesem</translation>
    </message>
    <message>
        <source>somebody decided so for this library version</source>
        <translation>jemand hat es für diese Bibliotheksversion so entschieden</translation>
    </message>
    <message>
        <source>span</source>
        <translation>Span</translation>
    </message>
    <message>
        <source>spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>spans have no names in %1</source>
        <translation>Spans haben in %1 keine Namen</translation>
    </message>
    <message>
        <source>spans of the trace</source>
        <translation>Spans des Trace</translation>
    </message>
    <message>
        <source>spans that the span links to</source>
        <translation>Spans, auf die der Span verweist</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>start of the span, "2026-03-17T14:00:00Z"</source>
        <translation>Anfang des Spans, "2026-03-17T14:00:00Z"</translation>
    </message>
    <message>
        <source>start of the trace</source>
        <translation>Anfang des Trace</translation>
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
        <source>status error</source>
        <translation>Status Fehler</translation>
    </message>
    <message>
        <source>status error: %1</source>
        <translation>Status Fehler: %1</translation>
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
        <source>still to come</source>
        <translation>steht noch aus</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>stopped reading payloads</source>
        <translation>das Lesen der Nutzdaten wurde abgebrochen</translation>
    </message>
    <message>
        <source>subject_from must be a table</source>
        <translation>subject_from muss eine Tabelle sein</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>system prompt without a name</source>
        <translation>System-Prompt ohne Namen</translation>
    </message>
    <message>
        <source>system text of %1</source>
        <translation>Systemtext von %1</translation>
    </message>
    <message>
        <source>take it back with --undo</source>
        <translation>mit --undo zurücknehmen</translation>
    </message>
    <message>
        <source>take it out</source>
        <translation>es herausnehmen</translation>
    </message>
    <message>
        <source>take it out, or put it in quotes</source>
        <translation>herausnehmen oder in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>take that back first</source>
        <translation>zuerst diese zurücknehmen</translation>
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
        <source>text not recorded</source>
        <translation>Text nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>that is a root</source>
        <translation>das ist eine Wurzel</translation>
    </message>
    <message>
        <source>that is no file of decision rules</source>
        <translation>das ist keine Datei mit Entscheidungsregeln</translation>
    </message>
    <message>
        <source>the %1</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>the Content-Encoding must be gzip, deflate or zstd, or none</source>
        <translation>das Content-Encoding muss gzip, deflate oder zstd sein oder fehlen</translation>
    </message>
    <message>
        <source>the Content-Type must be application/x-protobuf or application/json</source>
        <translation>der Content-Type muss application/x-protobuf oder application/json sein</translation>
    </message>
    <message>
        <source>the Host header does not name this machine's loopback interface</source>
        <translation>der Host-Kopf nennt nicht die lokale Schnittstelle dieses Rechners</translation>
    </message>
    <message>
        <source>the JSON object has no resourceSpans, resourceLogs or resourceMetrics</source>
        <translation>das JSON-Objekt hat weder resourceSpans noch resourceLogs noch resourceMetrics</translation>
    </message>
    <message>
        <source>the amount must be more than nothing and at most a billion dollars</source>
        <translation>der Betrag muss größer als null und höchstens eine Milliarde Dollar sein</translation>
    </message>
    <message>
        <source>the answer of %1</source>
        <translation>der Antwort von %1</translation>
    </message>
    <message>
        <source>the arguments of %1</source>
        <translation>den Argumenten von %1</translation>
    </message>
    <message>
        <source>the authority does not name this machine's loopback interface</source>
        <translation>die Adresse nennt nicht die lokale Schnittstelle dieses Rechners</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>der Anfang</translation>
    </message>
    <message>
        <source>the body came too slowly</source>
        <translation>der Inhalt kam zu langsam</translation>
    </message>
    <message>
        <source>the body ends inside a JSON text</source>
        <translation>der Inhalt endet mitten in einem JSON-Text</translation>
    </message>
    <message>
        <source>the body is not what its Content-Encoding says, or is damaged</source>
        <translation>der Inhalt ist nicht, was sein Content-Encoding sagt, oder beschädigt</translation>
    </message>
    <message>
        <source>the body is over the limit of 64 MiB</source>
        <translation>der Inhalt ist größer als 64 MiB</translation>
    </message>
    <message>
        <source>the built-in table alone</source>
        <translation>nur die eingebaute Liste</translation>
    </message>
    <message>
        <source>the compressed data is damaged</source>
        <translation>die komprimierten Daten sind beschädigt</translation>
    </message>
    <message>
        <source>the control socket %1 belongs to another user</source>
        <translation>die Steuerung %1 gehört jemand anderem</translation>
    </message>
    <message>
        <source>the conventions say so</source>
        <translation>die Konventionen sagen es</translation>
    </message>
    <message>
        <source>the conventions say so, and no total says otherwise</source>
        <translation>die Konventionen sagen es, und keine Summe widerspricht</translation>
    </message>
    <message>
        <source>the conventions say so, and nothing in this workspace says otherwise</source>
        <translation>die Konventionen sagen es, und nichts in diesem Arbeitsbereich widerspricht</translation>
    </message>
    <message>
        <source>the detectors were stopped</source>
        <translation>die Detektoren wurden angehalten</translation>
    </message>
    <message>
        <source>the documents of %1</source>
        <translation>den Dokumenten von %1</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>the file ends inside a JSON text</source>
        <translation>die Datei endet mitten in einem JSON-Text</translation>
    </message>
    <message>
        <source>the file ends inside a protobuf message</source>
        <translation>die Datei endet mitten in einer Protobuf-Nachricht</translation>
    </message>
    <message>
        <source>the file ends inside a record</source>
        <translation>die Datei endet mitten in einem Datensatz</translation>
    </message>
    <message>
        <source>the file ends inside the length of a record</source>
        <translation>die Datei endet mitten in der Länge eines Datensatzes</translation>
    </message>
    <message>
        <source>the file has a hole here: bytes that were never written</source>
        <translation>die Datei hat hier ein Loch: Bytes, die nie geschrieben wurden</translation>
    </message>
    <message>
        <source>the file has become shorter while it was read</source>
        <translation>die Datei wurde kürzer, während sie gelesen wurde</translation>
    </message>
    <message>
        <source>the folder %1 for the control socket is open to others</source>
        <translation>der Ordner %1 für die Steuerung steht anderen offen</translation>
    </message>
    <message>
        <source>the gRPC library broke a call off</source>
        <translation>die gRPC-Bibliothek hat einen Aufruf abgebrochen</translation>
    </message>
    <message>
        <source>the gRPC library ended the connection</source>
        <translation>die gRPC-Bibliothek hat die Verbindung beendet</translation>
    </message>
    <message>
        <source>the gRPC library refused a call</source>
        <translation>die gRPC-Bibliothek hat einen Aufruf abgelehnt</translation>
    </message>
    <message>
        <source>the gzip data is damaged</source>
        <translation>die gzip-Daten sind beschädigt</translation>
    </message>
    <message>
        <source>the gzip stream ends early</source>
        <translation>der gzip-Strom endet zu früh</translation>
    </message>
    <message>
        <source>the gzip stream is damaged</source>
        <translation>der gzip-Strom ist beschädigt</translation>
    </message>
    <message>
        <source>the header came too slowly</source>
        <translation>der Kopf kam zu langsam</translation>
    </message>
    <message>
        <source>the header is over the limit of 8 KiB</source>
        <translation>der Kopf ist größer als 8 KiB</translation>
    </message>
    <message>
        <source>the import of %1 was cancelled</source>
        <translation>das Einlesen von %1 wurde abgebrochen</translation>
    </message>
    <message>
        <source>the import of %1 was cancelled after %2 spans were stored</source>
        <translation>das Einlesen von %1 wurde abgebrochen, nachdem %2 Spans gespeichert waren</translation>
    </message>
    <message>
        <source>the import of %1 was stopped after %2 spans were stored: the recorder is ending</source>
        <translation>das Einlesen von %1 wurde angehalten, nachdem %2 Spans gespeichert waren: Der Rekorder endet</translation>
    </message>
    <message>
        <source>the import of %1 was stopped: the recorder is ending</source>
        <translation>das Einlesen von %1 wurde angehalten: Der Rekorder endet</translation>
    </message>
    <message>
        <source>the import was stopped</source>
        <translation>das Einlesen wurde angehalten</translation>
    </message>
    <message>
        <source>the inflated body is over the limit of 64 MiB, or compressed beyond belief</source>
        <translation>der entpackte Inhalt ist größer als 64 MiB oder unglaubwürdig stark komprimiert</translation>
    </message>
    <message>
        <source>the inflated message is over the limit of 64 MiB, or compressed beyond belief</source>
        <translation>die entpackte Nachricht ist größer als 64 MiB oder unglaubwürdig stark komprimiert</translation>
    </message>
    <message>
        <source>the instructions ask for one: %1</source>
        <translation>die Anweisungen verlangen eine: %1</translation>
    </message>
    <message>
        <source>the instructions of %1</source>
        <translation>den Anweisungen von %1</translation>
    </message>
    <message>
        <source>the last %1 steps are not read</source>
        <translation>die letzten %1 Schritte sind nicht gelesen</translation>
    </message>
    <message>
        <source>the length of the record is damaged: it leads beyond the end of the file</source>
        <translation>die Länge des Datensatzes ist beschädigt: Sie führt über das Ende der Datei hinaus</translation>
    </message>
    <message>
        <source>the line ends inside a JSON text</source>
        <translation>die Zeile endet mitten in einem JSON-Text</translation>
    </message>
    <message>
        <source>the lists in use</source>
        <translation>die Listen in Gebrauch</translation>
    </message>
    <message>
        <source>the marked time</source>
        <translation>die markierte Zeit</translation>
    </message>
    <message>
        <source>the message must be gzip-compressed or not compressed</source>
        <translation>die Nachricht muss mit gzip oder gar nicht komprimiert sein</translation>
    </message>
    <message>
        <source>the name of %1</source>
        <translation>dem Namen von %1</translation>
    </message>
    <message>
        <source>the name of a JSON member should stand here</source>
        <translation>hier sollte der Name eines JSON-Elements stehen</translation>
    </message>
    <message>
        <source>the other model would have used the same tokens: another tokenizer and other answers are not foreseen</source>
        <translation>das andere Modell hätte dieselben Token gebraucht: Ein anderer Tokenizer und andere Antworten sind nicht vorgesehen</translation>
    </message>
    <message>
        <source>the parameters of %1 are no JSON object</source>
        <translation>die Parameter von %1 sind kein JSON-Objekt</translation>
    </message>
    <message>
        <source>the part before it was read</source>
        <translation>der Teil davor wurde gelesen</translation>
    </message>
    <message>
        <source>the path of the control socket is too long: %1</source>
        <translation>der Pfad der Steuerung ist zu lang: %1</translation>
    </message>
    <message>
        <source>the pattern after =~ must be a text in quotes, not a field</source>
        <translation>das Muster hinter =~ muss ein Text in Anführungszeichen sein, kein Feld</translation>
    </message>
    <message>
        <source>the port is no number from 0 to 65535</source>
        <translation>der Port ist keine Zahl von 0 bis 65535</translation>
    </message>
    <message>
        <source>the query is longer than 16 KiB</source>
        <translation>die Abfrage ist länger als 16 KiB</translation>
    </message>
    <message>
        <source>the queue is full</source>
        <translation>die Warteschlange ist voll</translation>
    </message>
    <message>
        <source>the re-pricing was stopped; what was changed before stays as change %1</source>
        <translation>die Neuberechnung wurde angehalten; was vorher geändert war, bleibt als Änderung %1</translation>
    </message>
    <message>
        <source>the record is over the limit of 64 MiB, or its length is damaged</source>
        <translation>der Datensatz ist größer als 64 MiB, oder seine Länge ist beschädigt</translation>
    </message>
    <message>
        <source>the recorder ended before it answered</source>
        <translation>der Rekorder endete, bevor er antwortete</translation>
    </message>
    <message>
        <source>the recorder gave no reason</source>
        <translation>der Rekorder nannte keinen Grund</translation>
    </message>
    <message>
        <source>the recorder knows no command %1</source>
        <translation>der Rekorder kennt keinen Befehl %1</translation>
    </message>
    <message>
        <source>the recorder runs too many commands</source>
        <translation>der Rekorder führt schon zu viele Befehle aus</translation>
    </message>
    <message>
        <source>the request</source>
        <translation>der Anfrage</translation>
    </message>
    <message>
        <source>the request ended before its message was complete</source>
        <translation>die Anfrage endete, bevor ihre Nachricht vollständig war</translation>
    </message>
    <message>
        <source>the request has no Host header</source>
        <translation>die Anfrage hat keinen Host-Kopf</translation>
    </message>
    <message>
        <source>the request of %1</source>
        <translation>der Anfrage von %1</translation>
    </message>
    <message>
        <source>the request was not recorded</source>
        <translation>die Anfrage wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>the result has zero bytes</source>
        <translation>das Ergebnis hat null Byte</translation>
    </message>
    <message>
        <source>the result is %1</source>
        <translation>das Ergebnis ist %1</translation>
    </message>
    <message>
        <source>the result is an HTML page</source>
        <translation>das Ergebnis ist eine HTML-Seite</translation>
    </message>
    <message>
        <source>the result is an empty list</source>
        <translation>das Ergebnis ist eine leere Liste</translation>
    </message>
    <message>
        <source>the result is an empty object</source>
        <translation>das Ergebnis ist ein leeres Objekt</translation>
    </message>
    <message>
        <source>the result of %1</source>
        <translation>dem Ergebnis von %1</translation>
    </message>
    <message>
        <source>the rule has no name</source>
        <translation>die Regel hat keinen Namen</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>the session %1</source>
        <translation>die Sitzung %1</translation>
    </message>
    <message>
        <source>the span name is that of a decision</source>
        <translation>der Name des Spans ist der einer Entscheidung</translation>
    </message>
    <message>
        <source>the span name is that of a guardrail</source>
        <translation>der Name des Spans ist der einer Leitplanke</translation>
    </message>
    <message>
        <source>the span name is that of a model call</source>
        <translation>der Name des Spans ist der eines Modellaufrufs</translation>
    </message>
    <message>
        <source>the span name is that of a tool call</source>
        <translation>der Name des Spans ist der eines Werkzeugaufrufs</translation>
    </message>
    <message>
        <source>the span name is that of a workflow</source>
        <translation>der Name des Spans ist der eines Ablaufs</translation>
    </message>
    <message>
        <source>the span name is that of an agent</source>
        <translation>der Name des Spans ist der eines Agenten</translation>
    </message>
    <message>
        <source>the span name is that of an embedding</source>
        <translation>der Name des Spans ist der eines Embeddings</translation>
    </message>
    <message>
        <source>the span name is that of an evaluator</source>
        <translation>der Name des Spans ist der einer Bewertung</translation>
    </message>
    <message>
        <source>the span name says rerank</source>
        <translation>der Name des Spans sagt rerank</translation>
    </message>
    <message>
        <source>the store did not say what it stored</source>
        <translation>der Speicher sagte nicht, was er gespeichert hat</translation>
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
        <source>the text starts with "%1"</source>
        <translation>der Text beginnt mit „%1“</translation>
    </message>
    <message>
        <source>the token is missing or wrong</source>
        <translation>das Token fehlt oder ist falsch</translation>
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
        <source>the total that was sent is only right with them added</source>
        <translation>die gesendete Summe stimmt nur, wenn sie hinzukommen</translation>
    </message>
    <message>
        <source>the total that was sent says so</source>
        <translation>die gesendete Summe sagt es</translation>
    </message>
    <message>
        <source>the trace of %1</source>
        <translation>der Trace von %1</translation>
    </message>
    <message>
        <source>the value of %1 is neither a text in quotes, a number nor a list</source>
        <translation>der Wert von %1 ist weder ein Text in Anführungszeichen noch eine Zahl noch eine Liste</translation>
    </message>
    <message>
        <source>the values of %1 are not listed</source>
        <translation>die Werte von %1 werden nicht aufgezählt</translation>
    </message>
    <message>
        <source>the whole fits a pattern</source>
        <translation>das Ganze passt auf ein Muster</translation>
    </message>
    <message>
        <source>the words occur anywhere, also in names and attributes</source>
        <translation>die Wörter kommen irgendwo vor, auch in Namen und Attributen</translation>
    </message>
    <message>
        <source>the words occur one after the other</source>
        <translation>die Wörter kommen hintereinander vor</translation>
    </message>
    <message>
        <source>the zstd frame is damaged or inflates to more than 64 MiB</source>
        <translation>der zstd-Rahmen ist beschädigt oder entpackt größer als 64 MiB</translation>
    </message>
    <message>
        <source>the zstd stream ends early</source>
        <translation>der zstd-Strom endet zu früh</translation>
    </message>
    <message>
        <source>the zstd stream is damaged</source>
        <translation>der zstd-Strom ist beschädigt</translation>
    </message>
    <message>
        <source>their prices, cached tokens as their libraries send them</source>
        <translation>ihre Preise, Cache-Token wie ihre Bibliotheken sie senden</translation>
    </message>
    <message>
        <source>there are more than %1 rules</source>
        <translation>es gibt mehr als %1 Regeln</translation>
    </message>
    <message>
        <source>there are more than 100 headers</source>
        <translation>es gibt mehr als 100 Köpfe</translation>
    </message>
    <message>
        <source>there are too many connections</source>
        <translation>es gibt zu viele Verbindungen</translation>
    </message>
    <message>
        <source>there are two rules "%1"</source>
        <translation>es gibt zwei Regeln "%1"</translation>
    </message>
    <message>
        <source>there is no %1 here</source>
        <translation>%1 gibt es hier nicht</translation>
    </message>
    <message>
        <source>there is no ai:%1</source>
        <translation>es gibt kein ai:%1</translation>
    </message>
    <message>
        <source>there is no budget %1</source>
        <translation>es gibt kein Budget %1</translation>
    </message>
    <message>
        <source>there is no change of costs to take back</source>
        <translation>es gibt keine Änderung der Kosten, die zurückzunehmen wäre</translation>
    </message>
    <message>
        <source>there is no detector %1</source>
        <translation>es gibt keinen Detektor %1</translation>
    </message>
    <message>
        <source>there is no finding %1</source>
        <translation>es gibt keinen Befund %1</translation>
    </message>
    <message>
        <source>there is no function ai:%1</source>
        <translation>es gibt keine Funktion ai:%1</translation>
    </message>
    <message>
        <source>there is no hint "%1"</source>
        <translation>es gibt keinen Hinweis "%1"</translation>
    </message>
    <message>
        <source>there is no home folder to keep a workspace in</source>
        <translation>es gibt keinen Heimatordner für einen Arbeitsbereich</translation>
    </message>
    <message>
        <source>there is no list "prices"</source>
        <translation>es gibt keine Liste "prices"</translation>
    </message>
    <message>
        <source>there is no memory to inflate the body now</source>
        <translation>es ist jetzt kein Speicher da, um den Inhalt zu entpacken</translation>
    </message>
    <message>
        <source>there is no price for the model %1</source>
        <translation>es gibt keinen Preis für das Modell %1</translation>
    </message>
    <message>
        <source>there is no price in it</source>
        <translation>es steht kein Preis darin</translation>
    </message>
    <message>
        <source>there is no price list %1 in this workspace</source>
        <translation>es gibt keine Preisliste %1 in diesem Arbeitsbereich</translation>
    </message>
    <message>
        <source>there is no price list %1 in use</source>
        <translation>es ist keine Preisliste %1 in Gebrauch</translation>
    </message>
    <message>
        <source>there is no record %1</source>
        <translation>es gibt keinen Datensatz %1</translation>
    </message>
    <message>
        <source>there is no record here, or its length is damaged</source>
        <translation>hier ist kein Datensatz, oder seine Länge ist beschädigt</translation>
    </message>
    <message>
        <source>there is no record in 1 GiB of it: this is no telemetry, or it is damaged</source>
        <translation>in 1 GiB davon steht kein Datensatz: Das ist keine Telemetrie, oder sie ist beschädigt</translation>
    </message>
    <message>
        <source>there is no span %1</source>
        <translation>es gibt keinen Span %1</translation>
    </message>
    <message>
        <source>there is no trace %1</source>
        <translation>es gibt keinen Trace %1</translation>
    </message>
    <message>
        <source>there is nothing at this path</source>
        <translation>unter diesem Pfad ist nichts</translation>
    </message>
    <message>
        <source>there is something else after the zstd stream</source>
        <translation>hinter dem zstd-Strom steht noch etwas anderes</translation>
    </message>
    <message>
        <source>these very characters occur; reads every payload</source>
        <translation>genau diese Zeichen kommen vor; liest alle Nutzdaten</translation>
    </message>
    <message>
        <source>they are more than the number that was sent, so they cannot lie in it</source>
        <translation>sie sind mehr als die gesendete Zahl, können also nicht darin liegen</translation>
    </message>
    <message>
        <source>this</source>
        <translation>dies</translation>
    </message>
    <message>
        <source>this %1 is never closed (opened at character %2)</source>
        <translation>dieses %1 wird nie geschlossen (geöffnet bei Zeichen %2)</translation>
    </message>
    <message>
        <source>this ( is never closed</source>
        <translation>diese ( wird nie geschlossen</translation>
    </message>
    <message>
        <source>this ) closes nothing</source>
        <translation>diese ) schließt nichts</translation>
    </message>
    <message>
        <source>this comment is never closed</source>
        <translation>dieser Kommentar wird nie geschlossen</translation>
    </message>
    <message>
        <source>this is UTF-16 text, JSON is UTF-8</source>
        <translation>das ist UTF-16-Text, JSON ist UTF-8</translation>
    </message>
    <message>
        <source>this is a SQLite database, not telemetry</source>
        <translation>das ist eine SQLite-Datenbank, keine Telemetrie</translation>
    </message>
    <message>
        <source>this is an archive</source>
        <translation>das ist ein Archiv</translation>
    </message>
    <message>
        <source>this is inferred from lengths, the texts are not compared</source>
        <translation>das ist aus Längen erschlossen, die Texte werden nicht verglichen</translation>
    </message>
    <message>
        <source>this is not an HTTP/1.1 request: %1</source>
        <translation>das ist keine HTTP/1.1-Anfrage: %1</translation>
    </message>
    <message>
        <source>this is not protobuf</source>
        <translation>das ist kein Protobuf</translation>
    </message>
    <message>
        <source>this is the name of one attribute</source>
        <translation>das ist der Name eines Attributs</translation>
    </message>
    <message>
        <source>this library is known to send them apart</source>
        <translation>diese Bibliothek sendet sie bekanntlich getrennt</translation>
    </message>
    <message>
        <source>this library is known to send them so</source>
        <translation>diese Bibliothek sendet sie bekanntlich so</translation>
    </message>
    <message>
        <source>this looks like pasted JSON</source>
        <translation>das sieht nach eingefügtem JSON aus</translation>
    </message>
    <message>
        <source>this number does not fit into 64 bits</source>
        <translation>diese Zahl passt nicht in 64 Bit</translation>
    </message>
    <message>
        <source>this path takes GET only</source>
        <translation>dieser Pfad nimmt nur GET</translation>
    </message>
    <message>
        <source>this path takes POST only</source>
        <translation>dieser Pfad nimmt nur POST</translation>
    </message>
    <message>
        <source>this pattern is not valid: %1</source>
        <translation>dieses Muster ist nicht gültig: %1</translation>
    </message>
    <message>
        <source>this pattern is too large (1,024 bytes, 5,000 steps)</source>
        <translation>dieses Muster ist zu groß (1.024 Byte, 5.000 Schritte)</translation>
    </message>
    <message>
        <source>this price names no model</source>
        <translation>dieser Preis nennt kein Modell</translation>
    </message>
    <message>
        <source>this price of %1 has neither input nor output</source>
        <translation>dieser Preis von %1 hat weder input noch output</translation>
    </message>
    <message>
        <source>this query compares fields with each other that are told from different places</source>
        <translation>diese Abfrage vergleicht Felder miteinander, die an verschiedenen Orten stehen</translation>
    </message>
    <message>
        <source>this quoted attribute name is never closed</source>
        <translation>dieser Attributname in Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>this reads every payload, of about %1 spans</source>
        <translation>das liest jeden Inhalt, von etwa %1 Spans</translation>
    </message>
    <message>
        <source>this text is never closed</source>
        <translation>dieser Text wird nie geschlossen</translation>
    </message>
    <message>
        <source>this trace</source>
        <translation>dieser Trace</translation>
    </message>
    <message>
        <source>this workspace already holds spans</source>
        <translation>dieser Arbeitsbereich enthält schon Spans</translation>
    </message>
    <message>
        <source>thresholds are 1 to 10 percentages between 1 and 1000, ascending</source>
        <translation>Schwellen sind 1 bis 10 aufsteigende Prozentzahlen zwischen 1 und 1000</translation>
    </message>
    <message>
        <source>tier of the user</source>
        <translation>Stufe des Benutzers</translation>
    </message>
    <message>
        <source>time since the start of the span</source>
        <translation>Zeit seit dem Anfang des Spans</translation>
    </message>
    <message>
        <source>time to the first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>time-out-of-range</source>
        <translation>Zeit außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>times a power of ten</source>
        <translation>mal eine Zehnerpotenz</translation>
    </message>
    <message>
        <source>to find them, too, add || %1</source>
        <translation>um auch sie zu finden, || %1 ergänzen</translation>
    </message>
    <message>
        <source>to search for its text put it in double quotes</source>
        <translation>um seinen Text zu suchen, ihn in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>to search for the characters themselves use ai:contains</source>
        <translation>für die Zeichen selbst ai:contains nehmen</translation>
    </message>
    <message>
        <source>token file</source>
        <translation>die Tokendatei</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>tokens of reasoning</source>
        <translation>Token des Nachdenkens</translation>
    </message>
    <message>
        <source>tokens read</source>
        <translation>gelesene Token</translation>
    </message>
    <message>
        <source>tokens read and written</source>
        <translation>gelesene und geschriebene Token</translation>
    </message>
    <message>
        <source>tokens read from the cache</source>
        <translation>aus dem Cache gelesene Token</translation>
    </message>
    <message>
        <source>tokens read in the whole trace</source>
        <translation>im ganzen Trace gelesene Token</translation>
    </message>
    <message>
        <source>tokens unknown</source>
        <translation>Token unbekannt</translation>
    </message>
    <message>
        <source>tokens written</source>
        <translation>geschriebene Token</translation>
    </message>
    <message>
        <source>tokens written in the whole trace</source>
        <translation>im ganzen Trace geschriebene Token</translation>
    </message>
    <message>
        <source>tokens written to the cache</source>
        <translation>in den Cache geschriebene Token</translation>
    </message>
    <message>
        <source>tokens, as %1 calls told them</source>
        <translation>Token, wie %1 Aufrufe sie melden</translation>
    </message>
    <message>
        <source>tokens, as the call told them</source>
        <translation>Tokens, wie der Aufruf sie nannte</translation>
    </message>
    <message>
        <source>tokens, from the attributes of this span</source>
        <translation>Token, aus den Attributen dieses Spans</translation>
    </message>
    <message>
        <source>too many requests are being received at once</source>
        <translation>es werden zu viele Anfragen zugleich empfangen</translation>
    </message>
    <message>
        <source>tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>tool call id %1</source>
        <translation>Kennung des Werkzeugaufrufs %1</translation>
    </message>
    <message>
        <source>tool definitions</source>
        <translation>Werkzeugdefinitionen</translation>
    </message>
    <message>
        <source>tool name and order</source>
        <translation>Name und Reihenfolge des Werkzeugs</translation>
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
        <source>tool that was called</source>
        <translation>aufgerufenes Werkzeug</translation>
    </message>
    <message>
        <source>tool_calls</source>
        <translation>Werkzeugaufrufe</translation>
    </message>
    <message>
        <source>trace %1</source>
        <translation>Trace %1</translation>
    </message>
    <message>
        <source>trace %1 span %2</source>
        <translation>Trace %1 Span %2</translation>
    </message>
    <message>
        <source>traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>traces that the span links to</source>
        <translation>Traces, auf die der Span verweist</translation>
    </message>
    <message>
        <source>traces, logs, metrics</source>
        <translation>Traces, Logs, Metriken</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>try --threshold 80,100</source>
        <translation>zum Beispiel --threshold 80,100</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>noch einmal versuchen</translation>
    </message>
    <message>
        <source>try again later</source>
        <translation>später noch einmal versuchen</translation>
    </message>
    <message>
        <source>type the value</source>
        <translation>den Wert eintippen</translation>
    </message>
    <message>
        <source>undecodable-record</source>
        <translation>nicht entschlüsselbarer Datensatz</translation>
    </message>
    <message>
        <source>unexpected %1 after the query</source>
        <translation>unerwartet hinter der Abfrage: %1</translation>
    </message>
    <message>
        <source>unit or period is not known</source>
        <translation>Einheit oder Zeitraum ist unbekannt</translation>
    </message>
    <message>
        <source>unit price</source>
        <translation>Stückpreis</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unknown escape "\%1"</source>
        <translation>unbekannte Maskierung "\%1"</translation>
    </message>
    <message>
        <source>unknown field "%1"</source>
        <translation>unbekanntes Feld "%1"</translation>
    </message>
    <message>
        <source>unknown-field-dropped</source>
        <translation>unbekanntes Feld weggelassen</translation>
    </message>
    <message>
        <source>unknown: no price for this model</source>
        <translation>unbekannt: kein Preis für dieses Modell</translation>
    </message>
    <message>
        <source>unpack it first</source>
        <translation>zuerst auspacken</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>unreadable-file</source>
        <translation>unlesbare Datei</translation>
    </message>
    <message>
        <source>unreadable-record</source>
        <translation>unlesbarer Datensatz</translation>
    </message>
    <message>
        <source>unset</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>unbelegt</translation>
    </message>
    <message>
        <source>update whyglass</source>
        <translation>whyglass aktualisieren</translation>
    </message>
    <message>
        <source>use</source>
        <translation>Benutzung</translation>
    </message>
    <message>
        <source>use = or !=</source>
        <translation>= oder != nehmen</translation>
    </message>
    <message>
        <source>use OTLP/HTTP</source>
        <translation>OTLP/HTTP verwenden</translation>
    </message>
    <message>
        <source>use model, operation, agent, user_tier, session, service or provider</source>
        <translation>möglich sind model, operation, agent, user_tier, session, service und provider</translation>
    </message>
    <message>
        <source>use model, operation, service, service_version, user_tier, session, agent, day, hour, minute or provider</source>
        <translation>möglich sind model, operation, service, service_version, user_tier, session, agent, day, hour, minute und provider</translation>
    </message>
    <message>
        <source>use model, provider, from, input, output, cache_read, cache_write, cache_write_1h, reasoning, input_audio, cache_read_audio or output_audio</source>
        <translation>möglich sind model, provider, from, input, output, cache_read, cache_write, cache_write_1h, reasoning, input_audio, cache_read_audio und output_audio</translation>
    </message>
    <message>
        <source>use model=NAME, no-retries or cache</source>
        <translation>möglich sind model=NAME, no-retries oder cache</translation>
    </message>
    <message>
        <source>use the running recorder, or stop it with: kill %1</source>
        <translation>den laufenden Rekorder benutzen oder ihn beenden mit: kill %1</translation>
    </message>
    <message>
        <source>use unknown</source>
        <translation>Nutzung unbekannt</translation>
    </message>
    <message>
        <source>use usd or tokens, and 5m, hour, day or month</source>
        <translation>möglich sind usd oder tokens und 5m, hour, day oder month</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>value of wrong type or range ignored: %1</source>
        <translation>Wert falscher Art oder Größe übergangen: %1</translation>
    </message>
    <message>
        <source>value-too-deep</source>
        <translation>Wert zu tief verschachtelt</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>verdicts correct, wrong and cannot-tell</source>
        <translation>Urteile correct, wrong und cannot-tell</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>version of the prompt</source>
        <translation>Version des Prompts</translation>
    </message>
    <message>
        <source>version of the service</source>
        <translation>Version des Dienstes</translation>
    </message>
    <message>
        <source>wait until it has ended and try again</source>
        <translation>warten, bis er fertig ist, und noch einmal versuchen</translation>
    </message>
    <message>
        <source>web pages may not send</source>
        <translation>Webseiten dürfen nicht senden</translation>
    </message>
    <message>
        <source>what %1 must be is empty or too long</source>
        <translation>der Wert für %1 ist leer oder zu lang</translation>
    </message>
    <message>
        <source>what a detector found on this span</source>
        <translation>was ein Detektor an diesem Span fand</translation>
    </message>
    <message>
        <source>what is not on record of the decision</source>
        <translation>was zur Entscheidung nicht belegt ist</translation>
    </message>
    <message>
        <source>what kind of step: tool, generation, decision …</source>
        <translation>Art des Schritts: tool, generation, decision …</translation>
    </message>
    <message>
        <source>what log records of the span say</source>
        <translation>was Logs des Spans sagen</translation>
    </message>
    <message>
        <source>what stands in it</source>
        <translation>was darin steht</translation>
    </message>
    <message>
        <source>what the provider asks for writing it is not added</source>
        <translation>was der Anbieter für das Schreiben verlangt, kommt nicht hinzu</translation>
    </message>
    <message>
        <source>what the status says; empty where it says nothing</source>
        <translation>was der Status sagt; leer, wo er nichts sagt</translation>
    </message>
    <message>
        <source>what was committed before stays</source>
        <translation>was vorher gespeichert war, bleibt</translation>
    </message>
    <message>
        <source>what was decided on this span</source>
        <translation>was an diesem Span entschieden wurde</translation>
    </message>
    <message>
        <source>what was done so far stays</source>
        <translation>was bis dahin getan war, bleibt</translation>
    </message>
    <message>
        <source>what was written in between, if anything, was not seen</source>
        <translation>was dazwischen geschrieben wurde, wurde nicht gesehen</translation>
    </message>
    <message>
        <source>where %1 is missing the whole condition is false</source>
        <translation>wo %1 fehlt, ist die ganze Bedingung falsch</translation>
    </message>
    <message>
        <source>where the cost is from: reported or price-table</source>
        <translation>woher die Kosten stammen: reported oder price-table</translation>
    </message>
    <message>
        <source>whether it was delivered is unknown</source>
        <translation>ob es zugestellt wurde, ist unbekannt</translation>
    </message>
    <message>
        <source>who runs the model</source>
        <translation>wer das Modell betreibt</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>ganz</translation>
    </message>
    <message>
        <source>why the model stopped</source>
        <translation>warum das Modell aufhörte</translation>
    </message>
    <message>
        <source>whyglass detect judges it anew, as a recorder does by itself</source>
        <translation>whyglass detect beurteilt ihn neu, ein Rekorder tut es von selbst</translation>
    </message>
    <message>
        <source>whyglass help and docs/query.md name the fields</source>
        <translation>docs/query.md nennt die Felder</translation>
    </message>
    <message>
        <source>whyglass prices changes shows what was changed</source>
        <translation>whyglass prices changes zeigt, was geändert wurde</translation>
    </message>
    <message>
        <source>whyglass prices list shows those there are</source>
        <translation>whyglass prices list zeigt, welche es gibt</translation>
    </message>
    <message>
        <source>whyglass prices lists shows those there are</source>
        <translation>whyglass prices lists zeigt, welche es gibt</translation>
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
        <source>without a scope %1 is looked for everywhere</source>
        <translation>ohne Bereich wird %1 überall gesucht</translation>
    </message>
    <message>
        <source>words from the older run to the newer</source>
        <translation>Wörter vom älteren zum neueren Lauf</translation>
    </message>
    <message>
        <source>workflow</source>
        <translation>Ablauf</translation>
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
        <source>write != to compare</source>
        <translation>zum Vergleichen != schreiben</translation>
    </message>
    <message>
        <source>write ".*%1.*" for a part of it</source>
        <translation>für einen Teil davon ".*%1.*" schreiben</translation>
    </message>
    <message>
        <source>write "info", "low", "medium" or "high"</source>
        <translation>"info", "low", "medium" oder "high" schreiben</translation>
    </message>
    <message>
        <source>write "trace", "debug", "info", "warn", "error" or "fatal"</source>
        <translation>"trace", "debug", "info", "warn", "error" oder "fatal" schreiben</translation>
    </message>
    <message>
        <source>write %1 = true</source>
        <translation>%1 = true schreiben</translation>
    </message>
    <message>
        <source>write &amp;&amp; between two conditions</source>
        <translation>&amp;&amp; zwischen zwei Bedingungen schreiben</translation>
    </message>
    <message>
        <source>write =</source>
        <translation>= schreiben</translation>
    </message>
    <message>
        <source>write \\ for a backslash</source>
        <translation>für einen Rückstrich \\ schreiben</translation>
    </message>
    <message>
        <source>write a comparison such as { .a = 1 }</source>
        <translation>einen Vergleich wie { .a = 1 } schreiben</translation>
    </message>
    <message>
        <source>write a duration such as 1s or 250ms</source>
        <translation>eine Dauer wie 1s oder 250ms schreiben</translation>
    </message>
    <message>
        <source>write a duration such as 2s</source>
        <translation>eine Dauer wie 2s schreiben</translation>
    </message>
    <message>
        <source>write a number</source>
        <translation>eine Zahl schreiben</translation>
    </message>
    <message>
        <source>write a text in quotes</source>
        <translation>einen Text in Anführungszeichen schreiben</translation>
    </message>
    <message>
        <source>write a time such as "2026-03-17T14:00:00Z"</source>
        <translation>eine Zeit wie "2026-03-17T14:00:00Z" schreiben</translation>
    </message>
    <message>
        <source>write a value of its type</source>
        <translation>einen Wert seiner Art schreiben</translation>
    </message>
    <message>
        <source>write ai:contains(field, "…")</source>
        <translation>ai:contains(feld, "…") schreiben</translation>
    </message>
    <message>
        <source>write client, server, internal, producer or consumer</source>
        <translation>client, server, internal, producer oder consumer schreiben</translation>
    </message>
    <message>
        <source>write it in quotes</source>
        <translation>es in Anführungszeichen schreiben</translation>
    </message>
    <message>
        <source>write it outside the brackets</source>
        <translation>außerhalb der Klammern schreiben</translation>
    </message>
    <message>
        <source>write it with fewer levels of brackets</source>
        <translation>mit weniger Ebenen von Klammern schreiben</translation>
    </message>
    <message>
        <source>write ok, error or unset</source>
        <translation>ok, error oder unset schreiben</translation>
    </message>
    <message>
        <source>write one filter { … }</source>
        <translation>einen Filter { … } schreiben</translation>
    </message>
    <message>
        <source>write one filter { … }, with &amp;&amp; inside it</source>
        <translation>einen Filter { … } schreiben, mit &amp;&amp; darin</translation>
    </message>
    <message>
        <source>write one of equals, starts_with, ends_with, contains, regex, or, and, not</source>
        <translation>möglich sind equals, starts_with, ends_with, contains, regex, or, and, not</translation>
    </message>
    <message>
        <source>write resource.service.name = "…"</source>
        <translation>resource.service.name = "…" schreiben</translation>
    </message>
    <message>
        <source>write the condition inside the braces</source>
        <translation>die Bedingung in die Klammern schreiben</translation>
    </message>
    <message>
        <source>write true or false</source>
        <translation>true oder false schreiben</translation>
    </message>
    <message>
        <source>write what is to be kept</source>
        <translation>schreiben, was bleiben soll</translation>
    </message>
    <message>
        <source>write words and key:value</source>
        <translation>Wörter und schlüssel:wert schreiben</translation>
    </message>
    <message>
        <source>write { %1 }</source>
        <translation>{ %1 } schreiben</translation>
    </message>
    <message>
        <source>write { name =~ "%1" }, or the path in quotes</source>
        <translation>{ name =~ "%1" } schreiben oder den Pfad in Anführungszeichen</translation>
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
