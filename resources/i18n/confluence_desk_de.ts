<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AboutPage</name>
        <message>
            <source>About</source>
            <translation>Info</translation>
        </message>
        <message>
            <source>Cache</source>
            <translation>Zwischenspeicher</translation>
        </message>
        <message>
            <source>Confluence Desk</source>
            <translation>Confluence Desk</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Bibliothek</translation>
        </message>
        <message>
            <source>Logs</source>
            <translation>Protokolle</translation>
        </message>
        <message>
            <source>Pages kept on this machine, encrypted, one file an account.</source>
            <translation>Seiten auf diesem Rechner, verschlüsselt, eine Datei je Konto.</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Version {version}, under the Apache License 2.0.</source>
            <translation>Version {version}, unter der Apache-Lizenz 2.0.</translation>
        </message>
        <message>
            <source>What can be fetched again at any time.</source>
            <translation>Was jederzeit neu geladen werden kann.</translation>
        </message>
        <message>
            <source>What the program did, without secrets.</source>
            <translation>Was das Programm getan hat, ohne Geheimnisse.</translation>
        </message>
        <message>
            <source>Your choices and keys, never a password or token.</source>
            <translation>Ihre Auswahl und Tastenkürzel, nie ein Passwort oder Token.</translation>
        </message>
    </context>
    <context>
        <name>ActivityList</name>
        <message>
            <source>Nothing is running.</source>
            <translation>Es läuft nichts.</translation>
        </message>
        <message>
            <source>Running work</source>
            <translation>Laufende Vorgänge</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Stop: {work}</source>
            <translation>Anhalten: {work}</translation>
        </message>
    </context>
    <context>
        <name>Alert</name>
        <message>
            <source>Fits {share} % as well as the best</source>
            <translation>Passt zu {share} % so gut wie das Beste</translation>
        </message>
        <message>
            <source>Headings: {terms}</source>
            <translation>Überschriften: {terms}</translation>
        </message>
        <message>
            <source>Labels: {terms}</source>
            <translation>Stichwörter: {terms}</translation>
        </message>
        <message>
            <source>Text: {terms}</source>
            <translation>Text: {terms}</translation>
        </message>
        <message>
            <source>Title: {terms}</source>
            <translation>Titel: {terms}</translation>
        </message>
    </context>
    <context>
        <name>AlertTab</name>
        <message>
            <source>Alert</source>
            <translation>Alarm</translation>
        </message>
        <message>
            <source>Ctrl+Enter opens the first runbook</source>
            <translation>Strg+Eingabe öffnet das erste Runbook</translation>
        </message>
        <message>
            <source>Looked for: {terms}</source>
            <translation>Gesucht: {terms}</translation>
        </message>
        <message>
            <source>Match an alert</source>
            <translation>Runbook zu einem Alarm</translation>
        </message>
        <message>
            <source>Matching</source>
            <translation>Wird verglichen</translation>
        </message>
        <message>
            <source>Names, error codes and exceptions are looked for.</source>
            <translation>Gesucht wird nach Namen, Fehlercodes und Ausnahmen.</translation>
        </message>
        <message>
            <source>No page on this machine fits</source>
            <translation>Keine Seite auf diesem Rechner passt</translation>
        </message>
        <message>
            <source>Nothing in this text tells what it is about</source>
            <translation>Nichts in diesem Text sagt, worum es geht</translation>
        </message>
        <message>
            <source>Paste an alert here</source>
            <translation>Alarm hier einfügen</translation>
        </message>
        <message>
            <source>Paste an alert, an excerpt of a log, a stack trace or the JSON of an alert manager. It does not leave this machine.</source>
            <translation>Fügen Sie einen Alarm, einen Protokollauszug, einen Stacktrace oder das JSON eines Alert-Managers ein. Es verlässt diesen Rechner nicht.</translation>
        </message>
        <message>
            <source>Runbooks</source>
            <translation>Runbooks</translation>
        </message>
        <message>
            <source>Search Confluence</source>
            <translation>Confluence durchsuchen</translation>
        </message>
        <message>
            <source>What is kept offline is looked through; Confluence may have more.</source>
            <translation>Durchsucht wird, was offline behalten wird; Confluence hat vielleicht mehr.</translation>
        </message>
        <message>
            <source>Which runbook helps?</source>
            <translation>Welches Runbook hilft?</translation>
        </message>
    </context>
    <context>
        <name>Asking</name>
        <message>
            <source>Checking for news</source>
            <translation>Neuigkeiten werden abgefragt</translation>
        </message>
        <message>
            <source>Checking “{title}”</source>
            <translation>„{title}“ wird geprüft</translation>
        </message>
    </context>
    <context>
        <name>AttachmentSection</name>
        <message>
            <source>Attachments</source>
            <translation>Anhänge</translation>
        </message>
        <message>
            <source>No attachments.</source>
            <translation>Keine Anhänge.</translation>
        </message>
        <message>
            <source>Open {name}</source>
            <translation>{name} öffnen</translation>
        </message>
        <message>
            <source>Save a copy…</source>
            <translation>Kopie speichern …</translation>
        </message>
        <message>
            <source>Save {name}</source>
            <translation>{name} speichern</translation>
        </message>
        <message>
            <source>v{number}</source>
            <translation>v{number}</translation>
        </message>
    </context>
    <context>
        <name>AttachmentTab</name>
        <message>
            <source>A newer version arrived: v{number}</source>
            <translation>Eine neuere Version ist da: v{number}</translation>
        </message>
        <message>
            <source>Attachment</source>
            <translation>Anhang</translation>
        </message>
        <message>
            <source>Fetch it</source>
            <translation>Laden</translation>
        </message>
        <message>
            <source>Files of this sort are not shown inside.</source>
            <translation>Dateien dieser Art werden hier nicht angezeigt.</translation>
        </message>
        <message>
            <source>It takes {size}.</source>
            <translation>Er belegt {size}.</translation>
        </message>
        <message>
            <source>Its own program may be able to open it.</source>
            <translation>Das dafür vorgesehene Programm kann sie vielleicht öffnen.</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>Wird geladen</translation>
        </message>
        <message>
            <source>Loading {name}</source>
            <translation>{name} wird geladen</translation>
        </message>
        <message>
            <source>Only the beginning is shown. Save it to see all of it.</source>
            <translation>Nur der Anfang wird angezeigt. Speichern Sie die Datei, um alles zu sehen.</translation>
        </message>
        <message>
            <source>Open its page first.</source>
            <translation>Öffnen Sie zuerst die zugehörige Seite.</translation>
        </message>
        <message>
            <source>Open with…</source>
            <translation>Öffnen mit …</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Speichern unter …</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Anzeigen</translation>
        </message>
        <message>
            <source>This file is damaged</source>
            <translation>Diese Datei ist beschädigt</translation>
        </message>
        <message>
            <source>This file is large</source>
            <translation>Diese Datei ist groß</translation>
        </message>
        <message>
            <source>This file is not here yet</source>
            <translation>Diese Datei ist noch nicht hier</translation>
        </message>
        <message>
            <source>This file is not known here</source>
            <translation>Diese Datei ist hier nicht bekannt</translation>
        </message>
        <message>
            <source>This file wants a password</source>
            <translation>Diese Datei verlangt ein Passwort</translation>
        </message>
    </context>
    <context>
        <name>Bar</name>
        <message>
            <source>CQL ok</source>
            <translation>CQL ok</translation>
        </message>
        <message>
            <source>Edit as CQL</source>
            <translation>Als CQL bearbeiten</translation>
        </message>
        <message>
            <source>Enter searches or opens, Alt+Enter in a tab of its own. Ctrl+Space offers what could stand there, Tab takes it, Ctrl+. mends a query.</source>
            <translation>Eingabe sucht oder öffnet, Alt+Eingabe in einem eigenen Tab. Strg+Leertaste bietet an, was da stehen könnte, Tab übernimmt es, Strg+. berichtigt eine Abfrage.</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Link</translation>
        </message>
        <message>
            <source>Not yet CQL</source>
            <translation>Noch kein CQL</translation>
        </message>
        <message>
            <source>Open {title}</source>
            <translation>{title} öffnen</translation>
        </message>
        <message>
            <source>Page id</source>
            <translation>Seiten-ID</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Frage</translation>
        </message>
        <message>
            <source>Type the words</source>
            <translation>Geben Sie die Wörter ein</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Wörter</translation>
        </message>
        <message>
            <source>Write {text}</source>
            <translation>{text} schreiben</translation>
        </message>
    </context>
    <context>
        <name>Capability</name>
        <message>
            <source>An administrator can allow it.</source>
            <translation>Eine Administratorin oder ein Administrator kann es erlauben.</translation>
        </message>
        <message>
            <source>Atlassian offers it here no more: nothing to do.</source>
            <translation>Atlassian bietet es hier nicht mehr an: nichts zu tun.</translation>
        </message>
        <message>
            <source>Attachments are not listed.</source>
            <translation>Anhänge werden nicht aufgelistet.</translation>
        </message>
        <message>
            <source>Audit log</source>
            <translation>Audit-Protokoll</translation>
        </message>
        <message>
            <source>Check again in a minute.</source>
            <translation>Prüfen Sie in einer Minute noch einmal.</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>Kommentare</translation>
        </message>
        <message>
            <source>Comments are not shown.</source>
            <translation>Kommentare werden nicht angezeigt.</translation>
        </message>
        <message>
            <source>Databases are not named.</source>
            <translation>Datenbanken haben keinen Namen.</translation>
        </message>
        <message>
            <source>Folders do not open.</source>
            <translation>Ordner öffnen sich nicht.</translation>
        </message>
        <message>
            <source>Images and files</source>
            <translation>Bilder und Dateien</translation>
        </message>
        <message>
            <source>Images and files are not loaded.</source>
            <translation>Bilder und Dateien werden nicht geladen.</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Stichwörter</translation>
        </message>
        <message>
            <source>Labels are not shown.</source>
            <translation>Stichwörter werden nicht angezeigt.</translation>
        </message>
        <message>
            <source>Lists of attachments</source>
            <translation>Listen der Anhänge</translation>
        </message>
        <message>
            <source>Make a token with these scopes as well.</source>
            <translation>Erstellen Sie ein Token, das auch diese Scopes hat.</translation>
        </message>
        <message>
            <source>Make a token with this scope as well.</source>
            <translation>Erstellen Sie ein Token, das auch diesen Scope hat.</translation>
        </message>
        <message>
            <source>Names of people</source>
            <translation>Namen von Personen</translation>
        </message>
        <message>
            <source>Nothing can be read without it.</source>
            <translation>Ohne das lässt sich nichts lesen.</translation>
        </message>
        <message>
            <source>Older versions are not listed.</source>
            <translation>Ältere Versionen werden nicht aufgelistet.</translation>
        </message>
        <message>
            <source>Only what is kept here is searched.</source>
            <translation>Nur was hier behalten wird, wird durchsucht.</translation>
        </message>
        <message>
            <source>Page tree</source>
            <translation>Seitenbaum</translation>
        </message>
        <message>
            <source>Pages and blog posts</source>
            <translation>Seiten und Blogbeiträge</translation>
        </message>
        <message>
            <source>Pages do not say who may read them.</source>
            <translation>Seiten sagen nicht, wer sie lesen darf.</translation>
        </message>
        <message>
            <source>People are shown without their names.</source>
            <translation>Personen werden ohne Namen angezeigt.</translation>
        </message>
        <message>
            <source>Reading does not need it.</source>
            <translation>Zum Lesen wird es nicht gebraucht.</translation>
        </message>
        <message>
            <source>Restrictions</source>
            <translation>Beschränkungen</translation>
        </message>
        <message>
            <source>Search on Confluence</source>
            <translation>Suche in Confluence</translation>
        </message>
        <message>
            <source>Sign in again.</source>
            <translation>Melden Sie sich erneut an.</translation>
        </message>
        <message>
            <source>Smart Links are not named.</source>
            <translation>Smart Links haben keinen Namen.</translation>
        </message>
        <message>
            <source>Something unexpected went wrong. Check again; the log says more.</source>
            <translation>Etwas Unerwartetes ging schief. Prüfen Sie noch einmal; das Protokoll sagt mehr.</translation>
        </message>
        <message>
            <source>Spaces</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>The path above a page is not shown.</source>
            <translation>Der Pfad über einer Seite wird nicht gezeigt.</translation>
        </message>
        <message>
            <source>The sync keeps no labels.</source>
            <translation>Der Abgleich behält keine Stichwörter.</translation>
        </message>
        <message>
            <source>The tree is built from lists of pages.</source>
            <translation>Der Baum entsteht aus Seitenlisten.</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versionen</translation>
        </message>
        <message>
            <source>Whiteboards are not named.</source>
            <translation>Whiteboards haben keinen Namen.</translation>
        </message>
        <message>
            <source>could not be tried</source>
            <translation>ließ sich nicht probieren</translation>
        </message>
        <message>
            <source>missing scope</source>
            <translation>Scope fehlt</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>keine Antwort</translation>
        </message>
        <message>
            <source>not on this site</source>
            <translation>nicht auf dieser Site</translation>
        </message>
        <message>
            <source>not permitted</source>
            <translation>nicht erlaubt</translation>
        </message>
        <message>
            <source>sign-in refused</source>
            <translation>Anmeldung abgelehnt</translation>
        </message>
        <message>
            <source>works</source>
            <translation>geht</translation>
        </message>
        <message>
            <source>{verdict} {scopes}</source>
            <translation>{verdict} {scopes}</translation>
        </message>
    </context>
    <context>
        <name>Changed</name>
        <message>
            <source>on Confluence</source>
            <translation>in Confluence</translation>
        </message>
        <message>
            <source>v{number}</source>
            <translation>v{number}</translation>
        </message>
    </context>
    <context>
        <name>ChangedTab</name>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n Seite</numerusform>
                <numerusform>%n Seiten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) on this machine</source>
            <translation>
                <numerusform>%n Seite auf diesem Rechner</numerusform>
                <numerusform>%n Seiten auf diesem Rechner</numerusform>
            </translation>
        </message>
        <message>
            <source>Changed: {where}</source>
            <translation>Geändert: {where}</translation>
        </message>
        <message>
            <source>Enter shows what changed, Ctrl+Enter opens the page</source>
            <translation>Eingabe zeigt, was sich geändert hat, Strg+Eingabe öffnet die Seite</translation>
        </message>
        <message>
            <source>Everything on this machine</source>
            <translation>Alles auf diesem Rechner</translation>
        </message>
        <message>
            <source>In the last month</source>
            <translation>Im letzten Monat</translation>
        </message>
        <message>
            <source>In the last week</source>
            <translation>In der letzten Woche</translation>
        </message>
        <message>
            <source>Nothing changed</source>
            <translation>Nichts hat sich geändert</translation>
        </message>
        <message>
            <source>Only what is on this machine is looked at.</source>
            <translation>Nur was auf diesem Rechner ist, wird angesehen.</translation>
        </message>
        <message>
            <source>Pages that changed</source>
            <translation>Geänderte Seiten</translation>
        </message>
        <message>
            <source>Since I read them</source>
            <translation>Seit ich sie gelesen habe</translation>
        </message>
        <message>
            <source>Since my last shift (12 hours)</source>
            <translation>Seit meiner letzten Schicht (12 Stunden)</translation>
        </message>
        <message>
            <source>Since when</source>
            <translation>Seit wann</translation>
        </message>
        <message>
            <source>Since yesterday</source>
            <translation>Seit gestern</translation>
        </message>
        <message>
            <source>This is not valid CQL</source>
            <translation>Das ist kein gültiges CQL</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>minor edit</source>
            <translation>kleine Änderung</translation>
        </message>
        <message>
            <source>read {when}</source>
            <translation>gelesen {when}</translation>
        </message>
    </context>
    <context>
        <name>CheckRows</name>
        <message>
            <source>not tried yet</source>
            <translation>noch nicht geprüft</translation>
        </message>
        <message>
            <source>trying…</source>
            <translation>wird geprüft …</translation>
        </message>
        <message>
            <source>{name}: {verdict}</source>
            <translation>{name}: {verdict}</translation>
        </message>
        <message>
            <source>{verdict}. {without} {remedy}</source>
            <translation>{verdict}. {without} {remedy}</translation>
        </message>
    </context>
    <context>
        <name>CheckStep</name>
        <message>
            <source>All that you read with works.</source>
            <translation>Alles, was Sie zum Lesen brauchen, geht.</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Noch einmal prüfen</translation>
        </message>
        <message>
            <source>Copy the missing scopes</source>
            <translation>Fehlende Scopes kopieren</translation>
        </message>
        <message>
            <source>Make another token</source>
            <translation>Anderes Token erstellen</translation>
        </message>
        <message>
            <source>Not everything could be tried. Check again, or go on.</source>
            <translation>Nicht alles ließ sich probieren. Prüfen Sie noch einmal, oder gehen Sie weiter.</translation>
        </message>
        <message>
            <source>OAuth</source>
            <translation>OAuth</translation>
        </message>
        <message>
            <source>Open the developer console</source>
            <translation>Entwicklerkonsole öffnen</translation>
        </message>
        <message>
            <source>Pages and spaces are needed. Make a token with the missing scopes, then go back and paste it.</source>
            <translation>Seiten und Bereiche werden gebraucht. Erstellen Sie ein Token mit den fehlenden Scopes, gehen Sie zurück und fügen Sie es ein.</translation>
        </message>
        <message>
            <source>Pages and spaces are needed. Tick the missing scopes for your app, then go back and sign in again.</source>
            <translation>Seiten und Bereiche werden gebraucht. Kreuzen Sie die fehlenden Scopes für Ihre App an, gehen Sie zurück und melden Sie sich erneut an.</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Something unexpected went wrong. Check again.</source>
            <translation>Etwas Unerwartetes ging schief. Prüfen Sie noch einmal.</translation>
        </message>
        <message>
            <source>The site stopped answering. Check again in a minute.</source>
            <translation>Die Site antwortet nicht mehr. Prüfen Sie in einer Minute noch einmal.</translation>
        </message>
        <message>
            <source>The site stopped taking this sign-in. Go back and enter it again.</source>
            <translation>Die Site nimmt diese Anmeldung nicht mehr an. Gehen Sie zurück und geben Sie sie erneut ein.</translation>
        </message>
        <message>
            <source>Trying what works…</source>
            <translation>Was geht, wird geprüft …</translation>
        </message>
        <message>
            <source>What can it do here?</source>
            <translation>Was kann es hier?</translation>
        </message>
        <message>
            <source>What was tried</source>
            <translation>Was geprüft wurde</translation>
        </message>
        <message>
            <source>You are {who}, by {kind}.</source>
            <translation>Sie sind {who}, angemeldet mit {kind}.</translation>
        </message>
        <message>
            <source>You can go on. What is missing is switched off, and says so.</source>
            <translation>Sie können weitermachen. Was fehlt, ist ausgeschaltet und sagt es.</translation>
        </message>
        <message>
            <source>You come by {kind}, which may not tell whose it is.</source>
            <translation>Sie kommen mit {kind}; es darf nicht sagen, wem es gehört.</translation>
        </message>
        <message>
            <source>a token with scopes</source>
            <translation>einem Token mit Scopes</translation>
        </message>
        <message>
            <source>a token without scopes</source>
            <translation>einem Token ohne Scopes</translation>
        </message>
        <message>
            <source>the token of a service account</source>
            <translation>das Token eines Dienstkontos</translation>
        </message>
    </context>
    <context>
        <name>Comings</name>
        <message>
            <source>The token is kept nowhere: sign in again after the next start.</source>
            <translation>Das Token wird nirgends behalten: Melden Sie sich nach dem nächsten Start erneut an.</translation>
        </message>
    </context>
    <context>
        <name>Command</name>
        <message>
            <source>A file…</source>
            <translation>Eine Datei …</translation>
        </message>
        <message>
            <source>About Confluence Desk</source>
            <translation>Über Confluence Desk</translation>
        </message>
        <message>
            <source>Actual size</source>
            <translation>Originalgröße</translation>
        </message>
        <message>
            <source>Add to favourites</source>
            <translation>Zu Favoriten hinzufügen</translation>
        </message>
        <message>
            <source>All commands…</source>
            <translation>Alle Befehle …</translation>
        </message>
        <message>
            <source>An older version</source>
            <translation>Eine ältere Version</translation>
        </message>
        <message>
            <source>Another page…</source>
            <translation>Eine andere Seite …</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Change shortcuts…</source>
            <translation>Tastenkürzel ändern …</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <source>Close following tabs</source>
            <translation>Folgende Tabs schließen</translation>
        </message>
        <message>
            <source>Close other tabs</source>
            <translation>Andere Tabs schließen</translation>
        </message>
        <message>
            <source>Close tab</source>
            <translation>Tab schließen</translation>
        </message>
        <message>
            <source>Close window</source>
            <translation>Fenster schließen</translation>
        </message>
        <message>
            <source>Collapse all</source>
            <translation>Alles zuklappen</translation>
        </message>
        <message>
            <source>Colours of the system</source>
            <translation>Farben des Systems</translation>
        </message>
        <message>
            <source>Connect to a Confluence…</source>
            <translation>Mit einem Confluence verbinden …</translation>
        </message>
        <message>
            <source>Connect to another Confluence…</source>
            <translation>Mit einem weiteren Confluence verbinden …</translation>
        </message>
        <message>
            <source>Connection doctor…</source>
            <translation>Verbindung untersuchen …</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy as Markdown link</source>
            <translation>Als Markdown-Link kopieren</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>Link kopieren</translation>
        </message>
        <message>
            <source>Copy link for Confluence Desk</source>
            <translation>Link für Confluence Desk kopieren</translation>
        </message>
        <message>
            <source>Copy selection or page as Markdown</source>
            <translation>Auswahl oder Seite als Markdown kopieren</translation>
        </message>
        <message>
            <source>Copy selection or page as plain text</source>
            <translation>Auswahl oder Seite als reinen Text kopieren</translation>
        </message>
        <message>
            <source>Copy selection or page as rich text</source>
            <translation>Auswahl oder Seite formatiert kopieren</translation>
        </message>
        <message>
            <source>Copy the newer side</source>
            <translation>Neuere Seite kopieren</translation>
        </message>
        <message>
            <source>Copy the older side</source>
            <translation>Ältere Seite kopieren</translation>
        </message>
        <message>
            <source>Copy this change</source>
            <translation>Diese Änderung kopieren</translation>
        </message>
        <message>
            <source>Copy title</source>
            <translation>Titel kopieren</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Duplicate tab</source>
            <translation>Tab duplizieren</translation>
        </message>
        <message>
            <source>Expand all below</source>
            <translation>Alles darunter aufklappen</translation>
        </message>
        <message>
            <source>Export favourites…</source>
            <translation>Favoriten exportieren …</translation>
        </message>
        <message>
            <source>Export searches…</source>
            <translation>Suchen exportieren …</translation>
        </message>
        <message>
            <source>Export this search…</source>
            <translation>Diese Suche exportieren …</translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favorit</translation>
        </message>
        <message>
            <source>Filter pages</source>
            <translation>Seiten filtern</translation>
        </message>
        <message>
            <source>Find in page…</source>
            <translation>Auf der Seite suchen …</translation>
        </message>
        <message>
            <source>Find next</source>
            <translation>Weitersuchen</translation>
        </message>
        <message>
            <source>Find previous</source>
            <translation>Rückwärts suchen</translation>
        </message>
        <message>
            <source>Fold or show what did not change</source>
            <translation>Unverändertes falten oder zeigen</translation>
        </message>
        <message>
            <source>Forget earlier searches</source>
            <translation>Frühere Suchen vergessen</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Vorwärts</translation>
        </message>
        <message>
            <source>Free…</source>
            <translation>Freigeben …</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Vollbild</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Hoher Kontrast</translation>
        </message>
        <message>
            <source>History and changes</source>
            <translation>Verlauf und Änderungen</translation>
        </message>
        <message>
            <source>Import favourites…</source>
            <translation>Favoriten importieren …</translation>
        </message>
        <message>
            <source>Import searches…</source>
            <translation>Suchen importieren …</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>Keep no longer</source>
            <translation>Nicht mehr behalten</translation>
        </message>
        <message>
            <source>Keep offline…</source>
            <translation>Offline behalten …</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>Größer</translation>
        </message>
        <message>
            <source>Last tab</source>
            <translation>Letzter Tab</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Match an alert…</source>
            <translation>Runbook zu einem Alarm …</translation>
        </message>
        <message>
            <source>Move tab back</source>
            <translation>Tab nach vorn</translation>
        </message>
        <message>
            <source>Move tab onwards</source>
            <translation>Tab nach hinten</translation>
        </message>
        <message>
            <source>Move tab to a new window</source>
            <translation>Tab in neues Fenster verschieben</translation>
        </message>
        <message>
            <source>Move to</source>
            <translation>Verschieben nach</translation>
        </message>
        <message>
            <source>Navigator</source>
            <translation>Navigation</translation>
        </message>
        <message>
            <source>New folder</source>
            <translation>Neuer Ordner</translation>
        </message>
        <message>
            <source>New tab</source>
            <translation>Neuer Tab</translation>
        </message>
        <message>
            <source>New window</source>
            <translation>Neues Fenster</translation>
        </message>
        <message>
            <source>Next change</source>
            <translation>Nächste Änderung</translation>
        </message>
        <message>
            <source>Next pane</source>
            <translation>Nächster Fensterteil</translation>
        </message>
        <message>
            <source>Next tab</source>
            <translation>Nächster Tab</translation>
        </message>
        <message>
            <source>Notices and problems</source>
            <translation>Hinweise und Probleme</translation>
        </message>
        <message>
            <source>Offline library</source>
            <translation>Offline-Bibliothek</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open in browser</source>
            <translation>Im Browser öffnen</translation>
        </message>
        <message>
            <source>Open in new tab</source>
            <translation>In neuem Tab öffnen</translation>
        </message>
        <message>
            <source>Open in new window</source>
            <translation>In neuem Fenster öffnen</translation>
        </message>
        <message>
            <source>Open link from the clipboard</source>
            <translation>Link aus der Zwischenablage öffnen</translation>
        </message>
        <message>
            <source>Open the menu</source>
            <translation>Menü öffnen</translation>
        </message>
        <message>
            <source>Open the page</source>
            <translation>Seite öffnen</translation>
        </message>
        <message>
            <source>Open what is missing</source>
            <translation>Fehlendes öffnen</translation>
        </message>
        <message>
            <source>Patch of the source…</source>
            <translation>Patch des Quelltexts …</translation>
        </message>
        <message>
            <source>Pause the sync</source>
            <translation>Abgleich anhalten</translation>
        </message>
        <message>
            <source>Pin tab</source>
            <translation>Tab anheften</translation>
        </message>
        <message>
            <source>Previous change</source>
            <translation>Vorige Änderung</translation>
        </message>
        <message>
            <source>Previous pane</source>
            <translation>Voriger Fensterteil</translation>
        </message>
        <message>
            <source>Previous tab</source>
            <translation>Voriger Tab</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Drucken …</translation>
        </message>
        <message>
            <source>Purge all…</source>
            <translation>Alles endgültig löschen …</translation>
        </message>
        <message>
            <source>Purge…</source>
            <translation>Endgültig löschen …</translation>
        </message>
        <message>
            <source>Quick open…</source>
            <translation>Schnell öffnen …</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Read the last copy</source>
            <translation>Letzte Kopie lesen</translation>
        </message>
        <message>
            <source>Readiness</source>
            <translation>Bereitschaft</translation>
        </message>
        <message>
            <source>Readiness of this and all below</source>
            <translation>Bereitschaft von dieser Seite und allem darunter</translation>
        </message>
        <message>
            <source>Readiness of this space</source>
            <translation>Bereitschaft dieses Bereichs</translation>
        </message>
        <message>
            <source>Redline as HTML…</source>
            <translation>Änderungen als HTML …</translation>
        </message>
        <message>
            <source>Redline as Markdown…</source>
            <translation>Änderungen als Markdown …</translation>
        </message>
        <message>
            <source>Redline as PDF…</source>
            <translation>Änderungen als PDF …</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Aktualisieren</translation>
        </message>
        <message>
            <source>Refresh spaces</source>
            <translation>Bereiche aktualisieren</translation>
        </message>
        <message>
            <source>Remind me…</source>
            <translation>Erinnern …</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Remove from favourites</source>
            <translation>Aus Favoriten entfernen</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Reopen closed tab</source>
            <translation>Geschlossenen Tab wieder öffnen</translation>
        </message>
        <message>
            <source>Running work</source>
            <translation>Laufende Vorgänge</translation>
        </message>
        <message>
            <source>Save as PDF…</source>
            <translation>Als PDF speichern …</translation>
        </message>
        <message>
            <source>Search below this page</source>
            <translation>Unterhalb dieser Seite suchen</translation>
        </message>
        <message>
            <source>Search inside</source>
            <translation>Darin suchen</translation>
        </message>
        <message>
            <source>Search or open link…</source>
            <translation>Suchen oder Link öffnen …</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Alles auswählen</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Einstellungen …</translation>
        </message>
        <message>
            <source>Show archived spaces</source>
            <translation>Archivierte Bereiche zeigen</translation>
        </message>
        <message>
            <source>Show in navigator</source>
            <translation>In der Navigation zeigen</translation>
        </message>
        <message>
            <source>Show the log files</source>
            <translation>Protokolldateien zeigen</translation>
        </message>
        <message>
            <source>Sign out…</source>
            <translation>Abmelden …</translation>
        </message>
        <message>
            <source>Smaller</source>
            <translation>Kleiner</translation>
        </message>
        <message>
            <source>Switch the connection…</source>
            <translation>Verbindung wechseln …</translation>
        </message>
        <message>
            <source>Sync in full</source>
            <translation>Vollständig abgleichen</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Jetzt abgleichen</translation>
        </message>
        <message>
            <source>Sync report</source>
            <translation>Abgleichbericht</translation>
        </message>
        <message>
            <source>Sync this now</source>
            <translation>Dies jetzt abgleichen</translation>
        </message>
        <message>
            <source>Sync this page and all below</source>
            <translation>Diese Seite und alles darunter abgleichen</translation>
        </message>
        <message>
            <source>Sync this space</source>
            <translation>Diesen Bereich abgleichen</translation>
        </message>
        <message>
            <source>Tab to the next place</source>
            <translation>Tab einen Platz weiter</translation>
        </message>
        <message>
            <source>Tab to the place before</source>
            <translation>Tab einen Platz zurück</translation>
        </message>
        <message>
            <source>Tab {number}</source>
            <translation>Tab {number}</translation>
        </message>
        <message>
            <source>Tell me of new hits</source>
            <translation>Neue Treffer melden</translation>
        </message>
        <message>
            <source>This connection…</source>
            <translation>Diese Verbindung …</translation>
        </message>
        <message>
            <source>Try all again now</source>
            <translation>Alles jetzt erneut versuchen</translation>
        </message>
        <message>
            <source>Try the connection now</source>
            <translation>Verbindung jetzt prüfen</translation>
        </message>
        <message>
            <source>Unpin tab</source>
            <translation>Tab loslösen</translation>
        </message>
        <message>
            <source>What changed in this space</source>
            <translation>Was sich in diesem Bereich geändert hat</translation>
        </message>
        <message>
            <source>What changed since my last shift</source>
            <translation>Was sich seit meiner letzten Schicht geändert hat</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Was geschah</translation>
        </message>
        <message>
            <source>Who wrote this</source>
            <translation>Wer hat das geschrieben</translation>
        </message>
        <message>
            <source>Work offline</source>
            <translation>Offline arbeiten</translation>
        </message>
    </context>
    <context>
        <name>CommentSection</name>
        <message numerus="yes">
            <source>%n resolved</source>
            <translation>
                <numerusform>%n gelöst</numerusform>
                <numerusform>%n gelöst</numerusform>
            </translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>Kommentare</translation>
        </message>
        <message>
            <source>Hide resolved</source>
            <translation>Gelöste ausblenden</translation>
        </message>
        <message>
            <source>Inline</source>
            <translation>Im Text</translation>
        </message>
        <message>
            <source>Inline · “{words}”</source>
            <translation>Im Text · „{words}“</translation>
        </message>
        <message>
            <source>No comments yet.</source>
            <translation>Noch keine Kommentare.</translation>
        </message>
        <message>
            <source>On the page</source>
            <translation>Zur Seite</translation>
        </message>
        <message>
            <source>Text no longer there</source>
            <translation>Text nicht mehr da</translation>
        </message>
        <message>
            <source>Text no longer there · “{words}”</source>
            <translation>Text nicht mehr da · „{words}“</translation>
        </message>
        <message>
            <source>{place} · resolved</source>
            <translation>{place} · gelöst</translation>
        </message>
        <message>
            <source>{place}, show in the page</source>
            <translation>{place}, auf der Seite zeigen</translation>
        </message>
    </context>
    <context>
        <name>Comparison</name>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n geändert</numerusform>
                <numerusform>%n geändert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n moved</source>
            <translation>
                <numerusform>%n verschoben</numerusform>
                <numerusform>%n verschoben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unchanged block(s)</source>
            <translation>
                <numerusform>%n unveränderter Block</numerusform>
                <numerusform>%n unveränderte Blöcke</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unchanged block(s) under “{heading}”</source>
            <translation>
                <numerusform>%n unveränderter Block unter „{heading}“</numerusform>
                <numerusform>%n unveränderte Blöcke unter „{heading}“</numerusform>
            </translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Hinzugefügt</translation>
        </message>
        <message>
            <source>Cells changed</source>
            <translation>Zellen geändert</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Änderungen</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Columns added</source>
            <translation>Spalten hinzugefügt</translation>
        </message>
        <message>
            <source>Columns moved</source>
            <translation>Spalten verschoben</translation>
        </message>
        <message>
            <source>Columns removed</source>
            <translation>Spalten entfernt</translation>
        </message>
        <message>
            <source>Formatting</source>
            <translation>Formatierung</translation>
        </message>
        <message>
            <source>Layout</source>
            <translation>Layout</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>Links</translation>
        </message>
        <message>
            <source>Merged</source>
            <translation>Zusammengeführt</translation>
        </message>
        <message>
            <source>Moved</source>
            <translation>Verschoben</translation>
        </message>
        <message>
            <source>No visible change</source>
            <translation>Keine sichtbare Änderung</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Removed</source>
            <translation>Entfernt</translation>
        </message>
        <message>
            <source>Rows added</source>
            <translation>Zeilen hinzugefügt</translation>
        </message>
        <message>
            <source>Rows moved</source>
            <translation>Zeilen verschoben</translation>
        </message>
        <message>
            <source>Rows removed</source>
            <translation>Zeilen entfernt</translation>
        </message>
        <message>
            <source>Settings of macros and blocks</source>
            <translation>Einstellungen von Makros und Blöcken</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Geteilt</translation>
        </message>
        <message>
            <source>Statuses</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Tasks ticked</source>
            <translation>Aufgaben abgehakt</translation>
        </message>
        <message>
            <source>Words changed</source>
            <translation>Wörter geändert</translation>
        </message>
        <message>
            <source>alignment</source>
            <translation>Ausrichtung</translation>
        </message>
        <message>
            <source>alternative text</source>
            <translation>Alternativtext</translation>
        </message>
        <message>
            <source>background</source>
            <translation>Hintergrund</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>blau</translation>
        </message>
        <message>
            <source>bold</source>
            <translation>fett</translation>
        </message>
        <message>
            <source>border</source>
            <translation>Rahmen</translation>
        </message>
        <message>
            <source>border colour</source>
            <translation>Rahmenfarbe</translation>
        </message>
        <message>
            <source>box</source>
            <translation>Kasten</translation>
        </message>
        <message>
            <source>bullets</source>
            <translation>Aufzählung</translation>
        </message>
        <message>
            <source>caption</source>
            <translation>Bildunterschrift</translation>
        </message>
        <message>
            <source>centre</source>
            <translation>Mitte</translation>
        </message>
        <message>
            <source>code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>code block</source>
            <translation>Codeblock</translation>
        </message>
        <message>
            <source>colour</source>
            <translation>Farbe</translation>
        </message>
        <message>
            <source>column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>column widths</source>
            <translation>Spaltenbreiten</translation>
        </message>
        <message>
            <source>column {number}</source>
            <translation>Spalte {number}</translation>
        </message>
        <message>
            <source>column {number} added</source>
            <translation>Spalte {number} hinzugefügt</translation>
        </message>
        <message>
            <source>column {number} removed</source>
            <translation>Spalte {number} entfernt</translation>
        </message>
        <message>
            <source>column {old} moved to {new}</source>
            <translation>Spalte {old} nach {new} verschoben</translation>
        </message>
        <message>
            <source>deepest level</source>
            <translation>tiefste Ebene</translation>
        </message>
        <message>
            <source>depth</source>
            <translation>Tiefe</translation>
        </message>
        <message>
            <source>direction of writing</source>
            <translation>Schreibrichtung</translation>
        </message>
        <message>
            <source>done</source>
            <translation>erledigt</translation>
        </message>
        <message>
            <source>first line</source>
            <translation>erste Zeile</translation>
        </message>
        <message>
            <source>first number</source>
            <translation>erste Nummer</translation>
        </message>
        <message>
            <source>fold</source>
            <translation>eingeklappt</translation>
        </message>
        <message>
            <source>folded</source>
            <translation>zugeklappt</translation>
        </message>
        <message>
            <source>green</source>
            <translation>grün</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>grau</translation>
        </message>
        <message>
            <source>heading cell</source>
            <translation>Kopfzelle</translation>
        </message>
        <message>
            <source>heading {level}</source>
            <translation>Überschrift {level}</translation>
        </message>
        <message>
            <source>height</source>
            <translation>Höhe</translation>
        </message>
        <message>
            <source>highest level</source>
            <translation>oberste Ebene</translation>
        </message>
        <message>
            <source>highlighted</source>
            <translation>hervorgehoben</translation>
        </message>
        <message>
            <source>icon</source>
            <translation>Symbol</translation>
        </message>
        <message>
            <source>indentation</source>
            <translation>Einzug</translation>
        </message>
        <message>
            <source>info panel</source>
            <translation>Infokasten</translation>
        </message>
        <message>
            <source>italic</source>
            <translation>kursiv</translation>
        </message>
        <message>
            <source>justified</source>
            <translation>Blocksatz</translation>
        </message>
        <message>
            <source>kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>labels</source>
            <translation>Stichwörter</translation>
        </message>
        <message>
            <source>language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>large</source>
            <translation>groß</translation>
        </message>
        <message>
            <source>layout</source>
            <translation>Layout</translation>
        </message>
        <message>
            <source>left</source>
            <translation>links</translation>
        </message>
        <message>
            <source>level</source>
            <translation>Ebene</translation>
        </message>
        <message>
            <source>line numbers</source>
            <translation>Zeilennummern</translation>
        </message>
        <message>
            <source>line of code</source>
            <translation>Codezeile</translation>
        </message>
        <message>
            <source>link</source>
            <translation>Link</translation>
        </message>
        <message>
            <source>list</source>
            <translation>Liste</translation>
        </message>
        <message>
            <source>list item</source>
            <translation>Listenpunkt</translation>
        </message>
        <message>
            <source>macro</source>
            <translation>Makro</translation>
        </message>
        <message>
            <source>mention</source>
            <translation>Erwähnung</translation>
        </message>
        <message>
            <source>merged</source>
            <translation>zusammengefügt</translation>
        </message>
        <message>
            <source>merged columns</source>
            <translation>verbundene Spalten</translation>
        </message>
        <message>
            <source>merged rows</source>
            <translation>verbundene Zeilen</translation>
        </message>
        <message>
            <source>most entries</source>
            <translation>höchstens so viele Einträge</translation>
        </message>
        <message>
            <source>moved down</source>
            <translation>nach unten verschoben</translation>
        </message>
        <message>
            <source>moved from above</source>
            <translation>von oben verschoben</translation>
        </message>
        <message>
            <source>moved from below</source>
            <translation>von unten verschoben</translation>
        </message>
        <message>
            <source>moved up</source>
            <translation>nach oben verschoben</translation>
        </message>
        <message>
            <source>name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>no longer {look}</source>
            <translation>nicht mehr {look}</translation>
        </message>
        <message>
            <source>note panel</source>
            <translation>Hinweiskasten</translation>
        </message>
        <message>
            <source>now {look}</source>
            <translation>jetzt {look}</translation>
        </message>
        <message>
            <source>numbers</source>
            <translation>Nummern</translation>
        </message>
        <message>
            <source>one column</source>
            <translation>eine Spalte</translation>
        </message>
        <message>
            <source>order</source>
            <translation>Reihenfolge</translation>
        </message>
        <message>
            <source>page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>panel</source>
            <translation>Kasten</translation>
        </message>
        <message>
            <source>paragraph</source>
            <translation>Absatz</translation>
        </message>
        <message>
            <source>parameter</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>purple</source>
            <translation>lila</translation>
        </message>
        <message>
            <source>query</source>
            <translation>Abfrage</translation>
        </message>
        <message>
            <source>quotation</source>
            <translation>Zitat</translation>
        </message>
        <message>
            <source>red</source>
            <translation>rot</translation>
        </message>
        <message>
            <source>right</source>
            <translation>rechts</translation>
        </message>
        <message>
            <source>side bar on the left</source>
            <translation>Seitenleiste links</translation>
        </message>
        <message>
            <source>side bar on the right</source>
            <translation>Seitenleiste rechts</translation>
        </message>
        <message>
            <source>side bars on both sides</source>
            <translation>Seitenleisten auf beiden Seiten</translation>
        </message>
        <message>
            <source>small</source>
            <translation>klein</translation>
        </message>
        <message>
            <source>small picture</source>
            <translation>kleines Bild</translation>
        </message>
        <message>
            <source>spaces</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>split</source>
            <translation>geteilt</translation>
        </message>
        <message>
            <source>status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>struck through</source>
            <translation>durchgestrichen</translation>
        </message>
        <message>
            <source>style</source>
            <translation>Stil</translation>
        </message>
        <message>
            <source>subscript</source>
            <translation>tiefgestellt</translation>
        </message>
        <message>
            <source>superscript</source>
            <translation>hochgestellt</translation>
        </message>
        <message>
            <source>task</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <source>tasks</source>
            <translation>Aufgaben</translation>
        </message>
        <message>
            <source>term</source>
            <translation>Begriff</translation>
        </message>
        <message>
            <source>theme</source>
            <translation>Farbschema</translation>
        </message>
        <message>
            <source>tip panel</source>
            <translation>Tippkasten</translation>
        </message>
        <message>
            <source>title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>title background</source>
            <translation>Titelhintergrund</translation>
        </message>
        <message>
            <source>title colour</source>
            <translation>Titelfarbe</translation>
        </message>
        <message>
            <source>to do</source>
            <translation>offen</translation>
        </message>
        <message>
            <source>underlined</source>
            <translation>unterstrichen</translation>
        </message>
        <message>
            <source>version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>vertical alignment</source>
            <translation>senkrechte Ausrichtung</translation>
        </message>
        <message>
            <source>warning panel</source>
            <translation>Warnkasten</translation>
        </message>
        <message>
            <source>width</source>
            <translation>Breite</translation>
        </message>
        <message>
            <source>yellow</source>
            <translation>gelb</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>{count} equal columns</source>
            <translation>{count} gleiche Spalten</translation>
        </message>
        <message>
            <source>{list}, level {level}</source>
            <translation>{list}, Ebene {level}</translation>
        </message>
        <message>
            <source>{name} panel</source>
            <translation>Hinweisfeld „{name}“</translation>
        </message>
    </context>
    <context>
        <name>ComparisonHeading</name>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n Änderung</numerusform>
                <numerusform>%n Änderungen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hidden</source>
            <translation>
                <numerusform>%n verborgen</numerusform>
                <numerusform>%n verborgen</numerusform>
            </translation>
        </message>
        <message>
            <source>Compare with…</source>
            <translation>Vergleichen mit …</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>In one column</source>
            <translation>In einer Spalte</translation>
        </message>
        <message>
            <source>Newer version</source>
            <translation>Neuere Version</translation>
        </message>
        <message>
            <source>Next change (F7)</source>
            <translation>Nächste Änderung (F7)</translation>
        </message>
        <message>
            <source>No older version</source>
            <translation>Keine ältere Version</translation>
        </message>
        <message>
            <source>No visible change</source>
            <translation>Keine sichtbare Änderung</translation>
        </message>
        <message>
            <source>Older version</source>
            <translation>Ältere Version</translation>
        </message>
        <message>
            <source>Previous change (Shift+F7)</source>
            <translation>Vorige Änderung (Umschalt+F7)</translation>
        </message>
        <message>
            <source>Show the page</source>
            <translation>Seite anzeigen</translation>
        </message>
        <message>
            <source>Show what did not change (F8)</source>
            <translation>Unverändertes zeigen (F8)</translation>
        </message>
        <message>
            <source>Side by side</source>
            <translation>Nebeneinander</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelltext</translation>
        </message>
        <message>
            <source>Swap the sides</source>
            <translation>Seiten tauschen</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versionen</translation>
        </message>
        <message>
            <source>{at} of {all}</source>
            <translation>{at} von {all}</translation>
        </message>
    </context>
    <context>
        <name>ComparisonTab</name>
        <message>
            <source>Another page</source>
            <translation>Andere Seite</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versionen</translation>
        </message>
        <message>
            <source>{title} and {other}</source>
            <translation>{title} und {other}</translation>
        </message>
        <message>
            <source>{title}: v{number}</source>
            <translation>{title}: v{number}</translation>
        </message>
        <message>
            <source>{title}: v{old} and v{new}</source>
            <translation>{title}: v{old} und v{new}</translation>
        </message>
    </context>
    <context>
        <name>ConnectDialog</name>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Prüfen</translation>
        </message>
        <message>
            <source>Connect to Confluence</source>
            <translation>Mit Confluence verbinden</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>Verbindung wird hergestellt</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Wie</translation>
        </message>
        <message>
            <source>Keep offline</source>
            <translation>Offline behalten</translation>
        </message>
        <message>
            <source>No keyring here: the token is kept for this session only.</source>
            <translation>Kein Schlüsselbund: Das Token gilt nur für diese Sitzung.</translation>
        </message>
        <message>
            <source>Proxy and certificates</source>
            <translation>Proxy und Zertifikate</translation>
        </message>
        <message>
            <source>Something unexpected went wrong; please try again.</source>
            <translation>Etwas Unerwartetes ist schiefgegangen; bitte versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Angehalten.</translation>
        </message>
        <message>
            <source>The token is kept in the file that your passphrase protects.</source>
            <translation>Das Token liegt in der Datei, die Ihre Passphrase schützt.</translation>
        </message>
        <message>
            <source>The token is kept in this machine's keyring.</source>
            <translation>Das Token liegt im Schlüsselbund dieses Rechners.</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
    </context>
    <context>
        <name>ConnectionDialog</name>
        <message>
            <source>&amp;Colour</source>
            <translation>&amp;Farbe</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>&amp;The token ends on</source>
            <translation>&amp;Das Token endet am</translation>
        </message>
        <message>
            <source>&amp;Writing is on</source>
            <translation>&amp;Schreiben ist an</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Farbe</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>The page where you made the token shows the day. You are reminded before.</source>
            <translation>Die Seite, auf der Sie das Token erstellt haben, zeigt den Tag. Sie werden vorher erinnert.</translation>
        </message>
        <message>
            <source>This connection</source>
            <translation>Diese Verbindung</translation>
        </message>
        <message>
            <source>While it is off, nothing that could change the site leaves this machine.</source>
            <translation>Solange es aus ist, verlässt nichts diesen Rechner, was die Site ändern könnte.</translation>
        </message>
    </context>
    <context>
        <name>ConsentCard</name>
        <message>
            <source>&amp;Port</source>
            <translation>&amp;Port</translation>
        </message>
        <message>
            <source>Address from the browser</source>
            <translation>Adresse aus dem Browser</translation>
        </message>
        <message>
            <source>Callback address</source>
            <translation>Rückrufadresse</translation>
        </message>
        <message>
            <source>Client &amp;id</source>
            <translation>Client-&amp;ID</translation>
        </message>
        <message>
            <source>Client &amp;secret</source>
            <translation>Client-&amp;Secret</translation>
        </message>
        <message>
            <source>Client id</source>
            <translation>Client-ID</translation>
        </message>
        <message>
            <source>Client secret</source>
            <translation>Client-Secret</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Fetching the tokens…</source>
            <translation>Token werden geholt …</translation>
        </message>
        <message>
            <source>Go on without the port: paste the address yourself</source>
            <translation>Ohne den Port weiter: die Adresse selbst einfügen</translation>
        </message>
        <message>
            <source>Hide the secret</source>
            <translation>Secret verbergen</translation>
        </message>
        <message>
            <source>How far the sign-in is</source>
            <translation>Wie weit die Anmeldung ist</translation>
        </message>
        <message>
            <source>Nothing came back. Copy the address at which the browser ended, and paste it here:</source>
            <translation>Es kam nichts zurück. Kopieren Sie die Adresse, bei der der Browser gelandet ist, und fügen Sie sie hier ein:</translation>
        </message>
        <message>
            <source>Open the developer console</source>
            <translation>Entwicklerkonsole öffnen</translation>
        </message>
        <message>
            <source>Open the page again</source>
            <translation>Seite noch einmal öffnen</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Say yes in the browser. Then copy the address at which it ended, and paste it here:</source>
            <translation>Stimmen Sie im Browser zu. Kopieren Sie dann die Adresse, bei der er geendet hat, und fügen Sie sie hier ein:</translation>
        </message>
        <message>
            <source>Say yes in the browser; this window waits for it.</source>
            <translation>Stimmen Sie im Browser zu; dieses Fenster wartet darauf.</translation>
        </message>
        <message>
            <source>Show the secret</source>
            <translation>Secret zeigen</translation>
        </message>
        <message>
            <source>Sites</source>
            <translation>Sites</translation>
        </message>
        <message>
            <source>Tick these for your app, under Permissions.</source>
            <translation>Kreuzen Sie diese für Ihre App unter Permissions an.</translation>
        </message>
        <message>
            <source>Which scopes does it need?</source>
            <translation>Welche Scopes braucht es?</translation>
        </message>
        <message>
            <source>Your consent opens several sites. Which one is it?</source>
            <translation>Ihre Zustimmung öffnet mehrere Sites. Welche soll es sein?</translation>
        </message>
    </context>
    <context>
        <name>Cql</name>
        <message>
            <source>A word cannot begin with * or ?.</source>
            <translation>Ein Wort kann nicht mit * oder ? beginnen.</translation>
        </message>
        <message>
            <source>AND and OR meet here: parentheses would say which is first.</source>
            <translation>AND und OR treffen hier aufeinander: Klammern würden sagen, was zuerst gilt.</translation>
        </message>
        <message>
            <source>Content is named by its number.</source>
            <translation>Inhalte werden mit ihrer Nummer genannt.</translation>
        </message>
        <message>
            <source>Did not expect {text}; expected {wanted}.</source>
            <translation>Unerwartet: {text}; erwartet: {wanted}.</translation>
        </message>
        <message>
            <source>People are named by their account id; a name finds nobody.</source>
            <translation>Personen werden mit ihrer Konto-ID genannt; ein Name findet niemanden.</translation>
        </message>
        <message>
            <source>Results cannot be sorted by {field}.</source>
            <translation>Ergebnisse lassen sich nicht nach {field} sortieren.</translation>
        </message>
        <message>
            <source>The documentation does not allow a negative first clause; most sites do.</source>
            <translation>Die Dokumentation erlaubt keine verneinte erste Bedingung; die meisten Sites schon.</translation>
        </message>
        <message>
            <source>The documentation does not name the field {name}; a site may refuse it.</source>
            <translation>Die Dokumentation nennt das Feld {name} nicht; eine Site kann es ablehnen.</translation>
        </message>
        <message>
            <source>The query ends too early; expected {wanted}.</source>
            <translation>Die Abfrage endet zu früh; erwartet: {wanted}.</translation>
        </message>
        <message>
            <source>The query is nested too deeply.</source>
            <translation>Die Abfrage ist zu tief verschachtelt.</translation>
        </message>
        <message>
            <source>The quotation mark is never closed.</source>
            <translation>Das Anführungszeichen wird nicht geschlossen.</translation>
        </message>
        <message>
            <source>There is no field {name}.</source>
            <translation>Es gibt kein Feld {name}.</translation>
        </message>
        <message>
            <source>There is no function {name}.</source>
            <translation>Es gibt keine Funktion {name}.</translation>
        </message>
        <message>
            <source>There is no type {name}.</source>
            <translation>Es gibt keinen Typ {name}.</translation>
        </message>
        <message>
            <source>There is no word to search for.</source>
            <translation>Es gibt kein Wort, nach dem zu suchen wäre.</translation>
        </message>
        <message>
            <source>This value should stand in quotation marks.</source>
            <translation>Dieser Wert sollte in Anführungszeichen stehen.</translation>
        </message>
        <message>
            <source>Write a date as 2026-03-01, with a time in quotes.</source>
            <translation>Schreiben Sie ein Datum als 2026-03-01, mit Uhrzeit in Anführungszeichen.</translation>
        </message>
        <message>
            <source>Write an increment as -7d, +1M or 3h.</source>
            <translation>Schreiben Sie einen Abstand als -7d, +1M oder 3h.</translation>
        </message>
        <message>
            <source>{field} takes {allowed}; not {operator}.</source>
            <translation>{field} erlaubt {allowed}; nicht {operator}.</translation>
        </message>
        <message>
            <source>{function} counts in whole numbers.</source>
            <translation>{function} zählt in ganzen Zahlen.</translation>
        </message>
        <message>
            <source>{function} is no value for {place}.</source>
            <translation>{function} ist kein Wert für {place}.</translation>
        </message>
        <message>
            <source>{function} takes {wanted} arguments.</source>
            <translation>{function} erwartet {wanted} Argumente.</translation>
        </message>
    </context>
    <context>
        <name>CrashDialog</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Delete report</source>
            <translation>Bericht löschen</translation>
        </message>
        <message>
            <source>Logs lie in {folder}.</source>
            <translation>Die Protokolle liegen in {folder}.</translation>
        </message>
        <message>
            <source>Show logs</source>
            <translation>Protokolle zeigen</translation>
        </message>
        <message>
            <source>The report</source>
            <translation>Der Bericht</translation>
        </message>
        <message>
            <source>This is all that was written down. It is sent to nobody; copy it if you want to report the problem. Passwords, tokens and page text were left out as far as they can be recognised: read it before you pass it on.</source>
            <translation>Das ist alles, was aufgezeichnet wurde. Es wird an niemanden gesendet; kopieren Sie es, wenn Sie das Problem melden möchten. Passwörter, Tokens und Seitentexte wurden weggelassen, soweit sie zu erkennen waren: Lesen Sie den Bericht, bevor Sie ihn weitergeben.</translation>
        </message>
        <message>
            <source>What went wrong</source>
            <translation>Was schiefging</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>Open in browser</source>
            <translation>Im Browser öffnen</translation>
        </message>
        <message>
            <source>Safe mode: settings and tabs are as delivered and will not be kept.</source>
            <translation>Abgesicherter Modus: Einstellungen und Tabs sind wie ausgeliefert und werden nicht aufbewahrt.</translation>
        </message>
        <message>
            <source>Starting the demo site</source>
            <translation>Die Demo-Site wird gestartet</translation>
        </message>
        <message>
            <source>The environment names a site that is not connected here: {site}.</source>
            <translation>Die Umgebung nennt eine Site, die hier nicht verbunden ist: {site}.</translation>
        </message>
        <message>
            <source>The library could not be read, so a new one has begun. The old one is kept as {name}. Choose again what to keep offline.</source>
            <translation>Die Bibliothek war nicht lesbar, darum wurde eine neue begonnen. Die alte liegt als {name} bereit. Wählen Sie erneut, was offline bleiben soll.</translation>
        </message>
        <message>
            <source>The link belongs to {host}, another site than the one shown here.</source>
            <translation>Der Link gehört zu {host}, einer anderen Site als der hier gezeigten.</translation>
        </message>
        <message>
            <source>The list of open tabs could not be read. It is kept as {name}.</source>
            <translation>Die Liste der offenen Tabs war nicht lesbar. Sie liegt als {name} bereit.</translation>
        </message>
        <message>
            <source>The settings cannot be read ({reason}), so nothing of them counts. Let the file {name} be read, then start again: it is left as it is.</source>
            <translation>Die Einstellungen können nicht gelesen werden ({reason}), darum gilt nichts davon. Erlauben Sie, die Datei {name} zu lesen, und starten Sie neu: Sie bleibt, wie sie ist.</translation>
        </message>
        <message>
            <source>The settings could not be read, so sign in again. They are kept as {name}.</source>
            <translation>Die Einstellungen konnten nicht gelesen werden, bitte melden Sie sich erneut an. Sie liegen als {name} daneben.</translation>
        </message>
    </context>
    <context>
        <name>DetailsPanel</name>
        <message>
            <source>About this page</source>
            <translation>Über diese Seite</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>Wird geladen …</translation>
        </message>
        <message>
            <source>No page is open.</source>
            <translation>Keine Seite ist geöffnet.</translation>
        </message>
        <message>
            <source>Not available offline.</source>
            <translation>Offline nicht verfügbar.</translation>
        </message>
        <message>
            <source>Not found on Confluence.</source>
            <translation>In Confluence nicht gefunden.</translation>
        </message>
        <message>
            <source>Not kept for this kind of content.</source>
            <translation>Für diese Art von Inhalt nicht vorhanden.</translation>
        </message>
        <message>
            <source>Sign in again to see them.</source>
            <translation>Melden Sie sich erneut an, um sie zu sehen.</translation>
        </message>
    </context>
    <context>
        <name>DoctorDialog</name>
        <message numerus="yes">
            <source>%n thing(s) to mend</source>
            <translation>
                <numerusform>%n Sache zu beheben</numerusform>
                <numerusform>%n Sachen zu beheben</numerusform>
            </translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Connection doctor</source>
            <translation>Verbindung untersuchen</translation>
        </message>
        <message>
            <source>Copied. The report holds no secrets.</source>
            <translation>Kopiert. Der Bericht enthält keine Geheimnisse.</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>Bericht kopieren</translation>
        </message>
        <message numerus="yes">
            <source>It works, with %n remark(s)</source>
            <translation>
                <numerusform>Es geht, mit %n Anmerkung</numerusform>
                <numerusform>Es geht, mit %n Anmerkungen</numerusform>
            </translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Noch einmal ansehen</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Wird angesehen …</translation>
        </message>
        <message>
            <source>Network settings…</source>
            <translation>Netzwerkeinstellungen …</translation>
        </message>
        <message>
            <source>Nothing is the matter</source>
            <translation>Alles ist in Ordnung</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>{name}: {verdict}</source>
            <translation>{name}: {verdict}</translation>
        </message>
    </context>
    <context>
        <name>Document</name>
        <message>
            <source>(not named: missing scope {scope})</source>
            <translation>(ohne Namen: Scope {scope} fehlt)</translation>
        </message>
        <message>
            <source>(path not known: missing scope {scope})</source>
            <translation>(Pfad nicht bekannt: Scope {scope} fehlt)</translation>
        </message>
        <message>
            <source>(restricted)</source>
            <translation>(eingeschränkt)</translation>
        </message>
        <message>
            <source>A Smart Link can only be seen in the browser.</source>
            <translation>Ein Smart Link ist nur im Browser zu sehen.</translation>
        </message>
        <message>
            <source>A database can only be seen in the browser.</source>
            <translation>Eine Datenbank ist nur im Browser zu sehen.</translation>
        </message>
        <message>
            <source>A sign-in page came in its place</source>
            <translation>Stattdessen kam eine Anmeldeseite</translation>
        </message>
        <message>
            <source>A vault under a passphrase, open</source>
            <translation>Ein Tresor mit Passphrase, offen</translation>
        </message>
        <message>
            <source>A whiteboard can only be seen in the browser.</source>
            <translation>Ein Whiteboard ist nur im Browser zu sehen.</translation>
        </message>
        <message>
            <source>Address of the site</source>
            <translation>Adresse der Site</translation>
        </message>
        <message>
            <source>Always from {host}</source>
            <translation>Immer von {host}</translation>
        </message>
        <message>
            <source>Another program holds the vault</source>
            <translation>Ein anderes Programm hält den Tresor</translation>
        </message>
        <message>
            <source>Answers</source>
            <translation>Antwortet</translation>
        </message>
        <message>
            <source>App</source>
            <translation>App</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>Archiviert</translation>
        </message>
        <message>
            <source>Ask Confluence to draw it</source>
            <translation>Von Confluence darstellen lassen</translation>
        </message>
        <message>
            <source>Ask for the certificate of whoever signed, and name it in the settings, under Network; or tell whoever runs the site to send the whole chain.</source>
            <translation>Lassen Sie sich das Zertifikat des Ausstellers geben und nennen Sie es in den Einstellungen unter Netzwerk; oder bitten Sie den Betreiber der Site, die ganze Kette zu senden.</translation>
        </message>
        <message>
            <source>Ask for your company's certificate, and name it in the settings, under Network.</source>
            <translation>Bitten Sie um das Zertifikat Ihres Unternehmens und nennen Sie es in den Einstellungen unter Netzwerk.</translation>
        </message>
        <message>
            <source>Ask your administrator for access.</source>
            <translation>Bitten Sie Ihre Administration um Zugriff.</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>Zuständig</translation>
        </message>
        <message>
            <source>Attachments</source>
            <translation>Anhänge</translation>
        </message>
        <message>
            <source>Audit log</source>
            <translation>Audit-Protokoll</translation>
        </message>
        <message>
            <source>Begins</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <source>Blog post</source>
            <translation>Blogbeitrag</translation>
        </message>
        <message>
            <source>Breadcrumb</source>
            <translation>Pfad</translation>
        </message>
        <message>
            <source>Certificate of the site</source>
            <translation>Zertifikat der Site</translation>
        </message>
        <message>
            <source>Certificates of your own</source>
            <translation>Eigene Zertifikate</translation>
        </message>
        <message>
            <source>Chain of certificates</source>
            <translation>Zertifikatskette</translation>
        </message>
        <message>
            <source>Changed by</source>
            <translation>Geändert von</translation>
        </message>
        <message>
            <source>Chart</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>Check its address in HTTPS_PROXY or auto_proxy, or name a proxy in the settings, under Network.</source>
            <translation>Prüfen Sie seine Adresse in HTTPS_PROXY oder auto_proxy, oder nennen Sie einen Proxy in den Einstellungen unter Netzwerk.</translation>
        </message>
        <message>
            <source>Check the address, the network and the VPN.</source>
            <translation>Prüfen Sie Adresse, Netzwerk und VPN.</translation>
        </message>
        <message>
            <source>Check the address; if it is right, something else answers in the site's place, such as a network that wants you to sign in first.</source>
            <translation>Prüfen Sie die Adresse; stimmt sie, antwortet etwas anderes anstelle der Site, etwa ein Netz, in dem Sie sich erst anmelden müssen.</translation>
        </message>
        <message>
            <source>Check the network, the VPN and the proxy, then try again.</source>
            <translation>Prüfen Sie Netzwerk, VPN und Proxy und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Choose a PEM file in the settings, under Network.</source>
            <translation>Wählen Sie in den Einstellungen unter Netzwerk eine PEM-Datei.</translation>
        </message>
        <message>
            <source>Choose a vault under a passphrase when you connect.</source>
            <translation>Wählen Sie beim Verbinden einen Tresor mit Passphrase.</translation>
        </message>
        <message>
            <source>Citations</source>
            <translation>Quellenangaben</translation>
        </message>
        <message>
            <source>Click here to expand…</source>
            <translation>Zum Erweitern hier klicken …</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Uhr</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Kommentar</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>Kommentare</translation>
        </message>
        <message>
            <source>Confluence does not draw this part alone, so this is the whole page.</source>
            <translation>Confluence stellt diesen Teil nicht einzeln dar, darum ist dies die ganze Seite.</translation>
        </message>
        <message>
            <source>Confluence does not show this page any more: it was deleted, moved or hidden from your account. This is the last copy.</source>
            <translation>Confluence zeigt diese Seite nicht mehr: Sie wurde gelöscht, verschoben oder vor Ihrem Konto verborgen. Dies ist die letzte Kopie.</translation>
        </message>
        <message>
            <source>Connect anew: the damaged file is kept aside.</source>
            <translation>Verbinden Sie sich neu: Die beschädigte Datei wird beiseitegelegt.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Could not be tried, by a fault of the program</source>
            <translation>Ließ sich durch einen Fehler des Programms nicht probieren</translation>
        </message>
        <message>
            <source>Created by</source>
            <translation>Erstellt von</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Beschädigt</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Datenbank</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>Entschieden</translation>
        </message>
        <message>
            <source>Demo site</source>
            <translation>Demo-Site</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Beschreibung</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Disk space</source>
            <translation>Speicherplatz</translation>
        </message>
        <message>
            <source>Does not answer</source>
            <translation>Antwortet nicht</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>Drawn by Confluence, {ago}</source>
            <translation>Dargestellt von Confluence, {ago}</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Fällig</translation>
        </message>
        <message>
            <source>Edits</source>
            <translation>Bearbeitungen</translation>
        </message>
        <message>
            <source>Embedded</source>
            <translation>Eingebettet</translation>
        </message>
        <message>
            <source>Ended on {day}</source>
            <translation>Endete am {day}</translation>
        </message>
        <message>
            <source>Ends on {day}</source>
            <translation>Endet am {day}</translation>
        </message>
        <message>
            <source>Enter your site's address, such as acme.atlassian.net.</source>
            <translation>Geben Sie die Adresse Ihrer Site ein, etwa acme.atlassian.net.</translation>
        </message>
        <message>
            <source>Excerpt</source>
            <translation>Auszug</translation>
        </message>
        <message>
            <source>Favourite pages</source>
            <translation>Favorisierte Seiten</translation>
        </message>
        <message>
            <source>Feed</source>
            <translation>Feed</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Fold</source>
            <translation>Ausklappbares</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Former user</source>
            <translation>Ehemaliger Benutzer</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>Rahmen</translation>
        </message>
        <message>
            <source>Free some space: the library needs room to grow.</source>
            <translation>Schaffen Sie Platz: Die Bibliothek braucht Raum zum Wachsen.</translation>
        </message>
        <message>
            <source>From what your library holds: not all of {space} is kept offline.</source>
            <translation>Nur aus Ihrer Bibliothek: Nicht alles aus {space} wird offline behalten.</translation>
        </message>
        <message>
            <source>From what your library holds: not every space is kept offline.</source>
            <translation>Nur aus Ihrer Bibliothek: Nicht jeder Bereich wird offline behalten.</translation>
        </message>
        <message>
            <source>Gadget</source>
            <translation>Gadget</translation>
        </message>
        <message>
            <source>Give its passphrase when the program asks for it; in a terminal, in CONFLUENCE_DESK_PASSPHRASE.</source>
            <translation>Geben Sie seine Passphrase ein, wenn das Programm danach fragt; im Terminal in CONFLUENCE_DESK_PASSPHRASE.</translation>
        </message>
        <message>
            <source>Go online</source>
            <translation>Online gehen</translation>
        </message>
        <message>
            <source>Good until {day}</source>
            <translation>Gültig bis {day}</translation>
        </message>
        <message>
            <source>Google Drive</source>
            <translation>Google Drive</translation>
        </message>
        <message>
            <source>Hide who wrote this</source>
            <translation>Verbergen, wer das geschrieben hat</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Home page</source>
            <translation>Startseite</translation>
        </message>
        <message>
            <source>If this machine's clock is right, tell whoever runs the site or the proxy to renew it.</source>
            <translation>Wenn die Uhr dieses Rechners stimmt, bitten Sie den Betreiber der Site oder des Proxys, es zu erneuern.</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>In memory only: you are signed out when the program ends</source>
            <translation>Nur im Arbeitsspeicher: Sie sind abgemeldet, wenn das Programm endet</translation>
        </message>
        <message>
            <source>Info</source>
            <translation>Info</translation>
        </message>
        <message>
            <source>Install the newest Confluence Desk.</source>
            <translation>Installieren Sie das neueste Confluence Desk.</translation>
        </message>
        <message>
            <source>Is asked nothing before its certificate is trusted</source>
            <translation>Wird nichts gefragt, bevor seinem Zertifikat vertraut wird</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Eintrag</translation>
        </message>
        <message>
            <source>Jira issues</source>
            <translation>Jira-Vorgänge</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Stichwörter</translation>
        </message>
        <message>
            <source>Lane</source>
            <translation>Spur</translation>
        </message>
        <message>
            <source>Last changed</source>
            <translation>Zuletzt geändert</translation>
        </message>
        <message>
            <source>Layout</source>
            <translation>Layout</translation>
        </message>
        <message>
            <source>Let the system set its clock by the network.</source>
            <translation>Lassen Sie das System seine Uhr nach dem Netzwerk stellen.</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Bibliothek</translation>
        </message>
        <message>
            <source>Load image</source>
            <translation>Bild laden</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>Wird geladen</translation>
        </message>
        <message>
            <source>Loading the page</source>
            <translation>Die Seite wird geladen</translation>
        </message>
        <message>
            <source>Make a new token, then sign in again.</source>
            <translation>Erstellen Sie ein neues Token und melden Sie sich erneut an.</translation>
        </message>
        <message>
            <source>Make a token with this scope too, then sign in again.</source>
            <translation>Erstellen Sie ein Token, das auch diesen Scope hat, und melden Sie sich erneut an.</translation>
        </message>
        <message>
            <source>Milestone</source>
            <translation>Meilenstein</translation>
        </message>
        <message>
            <source>Missing scope: {scopes}</source>
            <translation>Fehlender Scope: {scopes}</translation>
        </message>
        <message>
            <source>Months</source>
            <translation>Monate</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Name an http or https proxy in the settings, under Network.</source>
            <translation>Nennen Sie in den Einstellungen unter Netzwerk einen HTTP- oder HTTPS-Proxy.</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>Keine Antwort</translation>
        </message>
        <message>
            <source>No child pages</source>
            <translation>Keine untergeordneten Seiten</translation>
        </message>
        <message>
            <source>No files</source>
            <translation>Keine Dateien</translation>
        </message>
        <message>
            <source>No labels</source>
            <translation>Keine Stichwörter</translation>
        </message>
        <message>
            <source>No page is named that could be shown here.</source>
            <translation>Es ist keine Seite genannt, die hier gezeigt werden könnte.</translation>
        </message>
        <message>
            <source>No tasks</source>
            <translation>Keine Aufgaben</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keiner</translation>
        </message>
        <message>
            <source>None needed on this machine</source>
            <translation>Auf diesem Rechner nicht nötig</translation>
        </message>
        <message>
            <source>Not filtered by “{pattern}”: only Confluence can do that.</source>
            <translation>Nicht nach „{pattern}“ gefiltert: Das kann nur Confluence.</translation>
        </message>
        <message>
            <source>Not for this account</source>
            <translation>Nicht für dieses Konto</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Nicht gefunden</translation>
        </message>
        <message>
            <source>Not here yet</source>
            <translation>Noch nicht hier</translation>
        </message>
        <message>
            <source>Not here: {versions}. What they changed counts as the next version's.</source>
            <translation>Nicht hier: {versions}. Was sie änderten, zählt zur nächsten Version.</translation>
        </message>
        <message>
            <source>Not in your library yet</source>
            <translation>Noch nicht in Ihrer Bibliothek</translation>
        </message>
        <message>
            <source>Not on this site</source>
            <translation>Nicht auf dieser Site</translation>
        </message>
        <message>
            <source>Not permitted</source>
            <translation>Nicht erlaubt</translation>
        </message>
        <message>
            <source>Not trusted</source>
            <translation>Nicht vertrauenswürdig</translation>
        </message>
        <message>
            <source>Not trusted: it is for {names}, not for {host}</source>
            <translation>Nicht vertrauenswürdig: Es gilt für {names}, nicht für {host}</translation>
        </message>
        <message>
            <source>Not trusted: signed by {issuer}, which this machine does not know</source>
            <translation>Nicht vertrauenswürdig: ausgestellt von {issuer}; diesen Aussteller kennt dieser Rechner nicht</translation>
        </message>
        <message>
            <source>Not trusted: signed by {issuer}, which this machine does not know and the site does not send</source>
            <translation>Nicht vertrauenswürdig: ausgestellt von {issuer}; diesen Aussteller kennt dieser Rechner nicht, und die Site sendet ihn nicht mit</translation>
        </message>
        <message>
            <source>Not trusted: signed by {issuer}. A proxy or a virus scanner opens the connection</source>
            <translation>Nicht vertrauenswürdig: ausgestellt von {issuer}. Ein Proxy oder ein Virenscanner öffnet die Verbindung</translation>
        </message>
        <message>
            <source>Not trusted: the certificate of {issuer}, in between, is not sent</source>
            <translation>Nicht vertrauenswürdig: Das Zwischenzertifikat von {issuer} wird nicht gesendet</translation>
        </message>
        <message>
            <source>Not trusted: the certificate of {subject} begins on {begins}</source>
            <translation>Nicht vertrauenswürdig: Das Zertifikat von {subject} gilt erst ab {begins}</translation>
        </message>
        <message>
            <source>Not trusted: the certificate of {subject} ended on {ends}</source>
            <translation>Nicht vertrauenswürdig: Das Zertifikat von {subject} lief am {ends} ab</translation>
        </message>
        <message>
            <source>Not trusted: {subject} is signed by nobody but itself</source>
            <translation>Nicht vertrauenswürdig: {subject} ist nur von sich selbst ausgestellt</translation>
        </message>
        <message>
            <source>Not used for this machine</source>
            <translation>Für diesen Rechner nicht benutzt</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <source>Off: nothing that could change the site leaves this machine</source>
            <translation>Aus: Nichts, was die Site ändern könnte, verlässt diesen Rechner</translation>
        </message>
        <message>
            <source>On</source>
            <translation>An</translation>
        </message>
        <message>
            <source>On, so that nothing was asked of the network</source>
            <translation>An; das Netz wurde deshalb nichts gefragt</translation>
        </message>
        <message>
            <source>Only Confluence can tell this.</source>
            <translation>Das weiß nur Confluence.</translation>
        </message>
        <message>
            <source>Only some people may view this page</source>
            <translation>Nur bestimmte Personen dürfen diese Seite sehen</translation>
        </message>
        <message>
            <source>Only some people may view “{title}”, and what is below it</source>
            <translation>Nur bestimmte Personen dürfen „{title}“ sehen und was darunter liegt</translation>
        </message>
        <message>
            <source>Only who changed it last is known here.</source>
            <translation>Hier ist nur bekannt, wer zuletzt etwas geändert hat.</translation>
        </message>
        <message>
            <source>Only {free} free</source>
            <translation>Nur {free} frei</translation>
        </message>
        <message>
            <source>Open in browser</source>
            <translation>Im Browser öffnen</translation>
        </message>
        <message>
            <source>Outgoing links</source>
            <translation>Ausgehende Links</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Page tree</source>
            <translation>Seitenbaum</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Panel</source>
            <translation>Kasten</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Place for secrets</source>
            <translation>Ort für Geheimnisse</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <source>Recent labels</source>
            <translation>Zuletzt verwendete Stichwörter</translation>
        </message>
        <message>
            <source>Recently updated</source>
            <translation>Kürzlich aktualisiert</translation>
        </message>
        <message>
            <source>Reports on the site</source>
            <translation>Berichte über die Site</translation>
        </message>
        <message>
            <source>Restricted</source>
            <translation>Eingeschränkt</translation>
        </message>
        <message>
            <source>Restrictions</source>
            <translation>Beschränkungen</translation>
        </message>
        <message>
            <source>Right to the second or two</source>
            <translation>Auf ein, zwei Sekunden genau</translation>
        </message>
        <message>
            <source>Roadmap</source>
            <translation>Roadmap</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suche</translation>
        </message>
        <message>
            <source>Search box</source>
            <translation>Suchfeld</translation>
        </message>
        <message>
            <source>See whether the disk is full, and who may write there.</source>
            <translation>Sehen Sie nach, ob der Datenträger voll ist und wer dort schreiben darf.</translation>
        </message>
        <message>
            <source>See whether the keyring waits for you in a window, then look again.</source>
            <translation>Sehen Sie nach, ob der Schlüsselbund in einem Fenster auf Sie wartet, und prüfen Sie noch einmal.</translation>
        </message>
        <message>
            <source>Sent: {names}</source>
            <translation>Gesendet: {names}</translation>
        </message>
        <message>
            <source>Sent: {names}, signed by {issuer}</source>
            <translation>Gesendet: {names}, ausgestellt von {issuer}</translation>
        </message>
        <message>
            <source>Set this machine's clock; it seems to be slow.</source>
            <translation>Stellen Sie die Uhr dieses Rechners; sie scheint nachzugehen.</translation>
        </message>
        <message>
            <source>Shown in Confluence</source>
            <translation>In Confluence zu sehen</translation>
        </message>
        <message>
            <source>Sign in again with a new token.</source>
            <translation>Melden Sie sich mit einem neuen Token an.</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Smart link</source>
            <translation>Smart Link</translation>
        </message>
        <message>
            <source>Some pages were left out: not all of them are here.</source>
            <translation>Einige Seiten wurden ausgelassen: Nicht alle sind hier.</translation>
        </message>
        <message>
            <source>Something went wrong</source>
            <translation>Etwas ist schiefgegangen</translation>
        </message>
        <message>
            <source>Sound: {pages} pages, {size}</source>
            <translation>In Ordnung: {pages} Seiten, {size}</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Spaces</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>Start the program anew: it puts the damaged library aside and fetches a new one.</source>
            <translation>Starten Sie das Programm neu: Es legt die beschädigte Bibliothek beiseite und holt eine neue.</translation>
        </message>
        <message>
            <source>Start your system's keyring anew, or choose a vault under a passphrase when you connect.</source>
            <translation>Starten Sie den Schlüsselbund Ihres Systems neu, oder wählen Sie beim Verbinden einen Tresor mit Passphrase.</translation>
        </message>
        <message>
            <source>Status updates</source>
            <translation>Statusmeldungen</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Table of contents</source>
            <translation>Inhaltsverzeichnis</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <source>Tell whoever runs the site to send the whole chain. Until then, name a file with that certificate in the settings, under Network.</source>
            <translation>Bitten Sie den Betreiber der Site, die ganze Kette zu senden. Nennen Sie bis dahin in den Einstellungen unter Netzwerk eine Datei mit diesem Zertifikat.</translation>
        </message>
        <message>
            <source>The day on which it ends is not known</source>
            <translation>Der Tag, an dem es endet, ist nicht bekannt</translation>
        </message>
        <message>
            <source>The file adds {count} certificates</source>
            <translation>Die Datei fügt {count} Zertifikate hinzu</translation>
        </message>
        <message>
            <source>The file cannot be read, or holds no certificate</source>
            <translation>Die Datei ist nicht lesbar oder enthält kein Zertifikat</translation>
        </message>
        <message>
            <source>The keyring answers</source>
            <translation>Der Schlüsselbund antwortet</translation>
        </message>
        <message>
            <source>The keyring does not answer in time</source>
            <translation>Der Schlüsselbund antwortet nicht rechtzeitig</translation>
        </message>
        <message>
            <source>The keyring fails</source>
            <translation>Der Schlüsselbund meldet einen Fehler</translation>
        </message>
        <message>
            <source>The keyring is locked</source>
            <translation>Der Schlüsselbund ist gesperrt</translation>
        </message>
        <message>
            <source>The macro does not say what to list.</source>
            <translation>Das Makro gibt nicht an, was aufzulisten ist.</translation>
        </message>
        <message>
            <source>The pages that stand below have not been fetched yet.</source>
            <translation>Die Seiten darunter wurden noch nicht geladen.</translation>
        </message>
        <message>
            <source>The passphrase does not open the vault</source>
            <translation>Die Passphrase öffnet den Tresor nicht</translation>
        </message>
        <message>
            <source>The proxy looks {host} up</source>
            <translation>Der Proxy schlägt {host} nach</translation>
        </message>
        <message>
            <source>The site</source>
            <translation>Die Site</translation>
        </message>
        <message>
            <source>The token is not accepted</source>
            <translation>Das Token wird nicht angenommen</translation>
        </message>
        <message>
            <source>The vault is locked</source>
            <translation>Der Tresor ist verschlossen</translation>
        </message>
        <message>
            <source>The vault's file cannot be read or written</source>
            <translation>Die Datei des Tresors lässt sich nicht lesen oder schreiben</translation>
        </message>
        <message>
            <source>The vault's file is damaged</source>
            <translation>Die Datei des Tresors ist beschädigt</translation>
        </message>
        <message>
            <source>There are more pages than are listed here.</source>
            <translation>Es gibt mehr Seiten, als hier aufgeführt sind.</translation>
        </message>
        <message>
            <source>There is no page “{title}”, or your account cannot see it.</source>
            <translation>Es gibt keine Seite „{title}“, oder Ihr Konto darf sie nicht sehen.</translation>
        </message>
        <message>
            <source>This answer belongs to another sign-in. Start again in Confluence Desk.</source>
            <translation>Diese Antwort gehört zu einer anderen Anmeldung. Beginnen Sie in Confluence Desk noch einmal.</translation>
        </message>
        <message>
            <source>This folder is empty.</source>
            <translation>Dieser Ordner ist leer.</translation>
        </message>
        <message>
            <source>This has not been fetched yet.</source>
            <translation>Dies wurde noch nicht geladen.</translation>
        </message>
        <message>
            <source>This is a draft: it is not published, and may look different from what others see.</source>
            <translation>Dies ist ein Entwurf: Er ist nicht veröffentlicht und kann anders aussehen als das, was andere sehen.</translation>
        </message>
        <message>
            <source>This is a token: it is asked for in the next step. Enter your site's address first, such as acme.atlassian.net.</source>
            <translation>Das ist ein Token: Danach wird im nächsten Schritt gefragt. Geben Sie zuerst die Adresse Ihrer Site ein, etwa acme.atlassian.net.</translation>
        </message>
        <message>
            <source>This is the text of v{shown}; v{newest} is not here yet.</source>
            <translation>Dies ist der Text von v{shown}; v{newest} ist noch nicht hier.</translation>
        </message>
        <message>
            <source>This machine has no keyring</source>
            <translation>Dieser Rechner hat keinen Schlüsselbund</translation>
        </message>
        <message>
            <source>This page has no text.</source>
            <translation>Diese Seite hat keinen Text.</translation>
        </message>
        <message>
            <source>This page is archived.</source>
            <translation>Diese Seite ist archiviert.</translation>
        </message>
        <message>
            <source>Tip</source>
            <translation>Tipp</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>To do</source>
            <translation>Zu erledigen</translation>
        </message>
        <message>
            <source>To {host}: none, as your network's script says</source>
            <translation>Zu {host}: keiner, wie es das Skript Ihres Netzes sagt</translation>
        </message>
        <message>
            <source>To {host}: {address}, as your network's script says</source>
            <translation>Zu {host}: {address}, wie es das Skript Ihres Netzes sagt</translation>
        </message>
        <message>
            <source>Token</source>
            <translation>Token</translation>
        </message>
        <message>
            <source>Trusted, but it ends on {day}</source>
            <translation>Vertrauenswürdig, endet aber am {day}</translation>
        </message>
        <message>
            <source>Trusted, but signed by {issuer}: something in your network opens the connection</source>
            <translation>Vertrauenswürdig, aber unterschrieben von {issuer}: Etwas in Ihrem Netzwerk öffnet die Verbindung</translation>
        </message>
        <message>
            <source>Trusted, signed by {issuer}, until {day}</source>
            <translation>Vertrauenswürdig, unterschrieben von {issuer}, bis {day}</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Try again in a minute.</source>
            <translation>Versuchen Sie es in einer Minute erneut.</translation>
        </message>
        <message>
            <source>Try again; if it stays so, report it with this text.</source>
            <translation>Versuchen Sie es noch einmal; bleibt es so, melden Sie es mit diesem Text.</translation>
        </message>
        <message>
            <source>Turn it off in the menu of the connection's state, then look again.</source>
            <translation>Schalten Sie es im Menü des Verbindungszustands aus und prüfen Sie noch einmal.</translation>
        </message>
        <message>
            <source>Undecided</source>
            <translation>Nicht entschieden</translation>
        </message>
        <message>
            <source>Unknown user</source>
            <translation>Unbekannter Benutzer</translation>
        </message>
        <message>
            <source>Unlock the keyring with your system's own program, then look again.</source>
            <translation>Entsperren Sie den Schlüsselbund mit dem Programm Ihres Systems und prüfen Sie noch einmal.</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>Ohne Titel</translation>
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
            <source>Wait a moment, then look again.</source>
            <translation>Warten Sie einen Moment und prüfen Sie noch einmal.</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>What stands further below has not been fetched for all of them yet.</source>
            <translation>Was weiter darunter liegt, wurde noch nicht für alle geladen.</translation>
        </message>
        <message>
            <source>What the page says here</source>
            <translation>Was hier auf der Seite steht</translation>
        </message>
        <message>
            <source>What this folder holds has not been fetched yet.</source>
            <translation>Der Inhalt dieses Ordners wurde noch nicht geladen.</translation>
        </message>
        <message>
            <source>Whiteboard</source>
            <translation>Whiteboard</translation>
        </message>
        <message>
            <source>Who belongs to a group is not known here: {groups}</source>
            <translation>Wer zu einer Gruppe gehört, ist hier nicht bekannt: {groups}</translation>
        </message>
        <message>
            <source>Who wrote this: the newer the words, the stronger their colour.</source>
            <translation>Wer das geschrieben hat: Je neuer die Wörter, desto kräftiger ihre Farbe.</translation>
        </message>
        <message>
            <source>Work offline</source>
            <translation>Offline arbeiten</translation>
        </message>
        <message>
            <source>Works</source>
            <translation>Geht</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>Schreiben</translation>
        </message>
        <message>
            <source>You can close this page now and go back to Confluence Desk.</source>
            <translation>Sie können diese Seite jetzt schließen und zu Confluence Desk zurückkehren.</translation>
        </message>
        <message>
            <source>Your library cannot tell this part of the query: {query}</source>
            <translation>Diesen Teil der Abfrage kann Ihre Bibliothek nicht beantworten: {query}</translation>
        </message>
        <message>
            <source>Your network's script is of no use, so that no proxy is taken</source>
            <translation>Das Skript Ihres Netzes ist unbrauchbar; es wird kein Proxy genommen</translation>
        </message>
        <message>
            <source>again</source>
            <translation>erneut</translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <comment>how a date is written: day, month, year</comment>
            <translation>d. MMMM yyyy</translation>
        </message>
        <message>
            <source>elsewhere</source>
            <translation>anderswo</translation>
        </message>
        <message>
            <source>from {host}</source>
            <translation>von {host}</translation>
        </message>
        <message>
            <source>macro</source>
            <translation>Makro</translation>
        </message>
        <message>
            <source>not attached to this page</source>
            <translation>nicht an diese Seite angehängt</translation>
        </message>
        <message>
            <source>v{number}</source>
            <translation>v{number}</translation>
        </message>
        <message>
            <source>{address} is of a kind that cannot be used</source>
            <translation>{address} ist von einer Art, die nicht benutzt werden kann</translation>
        </message>
        <message>
            <source>{address}, from the environment</source>
            <translation>{address}, aus der Umgebung</translation>
        </message>
        <message>
            <source>{address}, from the settings</source>
            <translation>{address}, aus den Einstellungen</translation>
        </message>
        <message>
            <source>{count} seconds ahead of the site's</source>
            <translation>{count} Sekunden vor der Uhr der Site</translation>
        </message>
        <message>
            <source>{count} seconds behind the site's</source>
            <translation>{count} Sekunden hinter der Uhr der Site</translation>
        </message>
        <message>
            <source>{free} free</source>
            <translation>{free} frei</translation>
        </message>
        <message>
            <source>{host} is found</source>
            <translation>{host} wird gefunden</translation>
        </message>
        <message>
            <source>{host} is not found</source>
            <translation>{host} wird nicht gefunden</translation>
        </message>
        <message>
            <source>{kind}, archived</source>
            <translation>{kind}, archiviert</translation>
        </message>
        <message>
            <source>“{text}” belongs to Atlassian itself. Open Confluence in your browser and copy its address.</source>
            <translation>„{text}“ gehört Atlassian selbst. Öffnen Sie Confluence im Browser und kopieren Sie dessen Adresse.</translation>
        </message>
        <message>
            <source>“{text}” is an e-mail address. Enter your site's, such as acme.atlassian.net.</source>
            <translation>„{text}“ ist eine E-Mail-Adresse. Geben Sie die Adresse Ihrer Site ein, etwa acme.atlassian.net.</translation>
        </message>
        <message>
            <source>“{text}” is not a web address. It should look like https://acme.atlassian.net.</source>
            <translation>„{text}“ ist keine Webadresse. Sie sollte aussehen wie https://acme.atlassian.net.</translation>
        </message>
        <message>
            <source>“{title}” cannot be seen with your account.</source>
            <translation>„{title}“ ist mit Ihrem Konto nicht zu sehen.</translation>
        </message>
        <message>
            <source>“{title}” has no excerpt named “{name}”.</source>
            <translation>„{title}“ hat keinen Auszug namens „{name}“.</translation>
        </message>
        <message>
            <source>“{title}” has no excerpt.</source>
            <translation>„{title}“ hat keinen Auszug.</translation>
        </message>
        <message>
            <source>“{title}” has not been fetched yet.</source>
            <translation>„{title}“ wurde noch nicht geladen.</translation>
        </message>
        <message>
            <source>“{title}” is not in Confluence any more.</source>
            <translation>„{title}“ ist nicht mehr in Confluence.</translation>
        </message>
        <message>
            <source>“{title}” is not in your library yet.</source>
            <translation>„{title}“ ist noch nicht in Ihrer Bibliothek.</translation>
        </message>
        <message>
            <source>“{title}” is not shown: too many pages inside pages.</source>
            <translation>„{title}“ wird nicht gezeigt: zu viele Seiten ineinander.</translation>
        </message>
        <message>
            <source>“{title}” would be shown inside itself here.</source>
            <translation>„{title}“ würde hier in sich selbst gezeigt.</translation>
        </message>
    </context>
    <context>
        <name>DoneStep</name>
        <message numerus="yes">
            <source>%n space(s) can be read.</source>
            <translation>
                <numerusform>%n Bereich lässt sich lesen.</numerusform>
                <numerusform>%n Bereiche lassen sich lesen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Fetch them again</source>
            <translation>Erneut holen</translation>
        </message>
        <message>
            <source>Fetching your spaces…</source>
            <translation>Ihre Bereiche werden geholt …</translation>
        </message>
        <message>
            <source>In the menus later: “{connection}” changes it, “{offline}” what is kept, “{doctor}” checks it again, “{another}” adds a site.</source>
            <translation>Später in den Menüs: „{connection}“ ändert sie, „{offline}“, was offline bleibt, „{doctor}“ prüft sie noch einmal, „{another}“ fügt eine Site hinzu.</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>Nothing is kept offline yet. What you read is kept as you go.</source>
            <translation>Noch wird nichts offline behalten. Was Sie lesen, bleibt hier.</translation>
        </message>
        <message>
            <source>Spaces</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>Start reading</source>
            <translation>Lesen beginnen</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Abgleich</translation>
        </message>
        <message numerus="yes">
            <source>The sync of what you ticked begins now: %n thing(s).</source>
            <translation>
                <numerusform>Der Abgleich dessen, was Sie angekreuzt haben, beginnt jetzt: %n Eintrag.</numerusform>
                <numerusform>Der Abgleich dessen, was Sie angekreuzt haben, beginnt jetzt: %n Einträge.</numerusform>
            </translation>
        </message>
        <message>
            <source>This account sees no space here. Somebody has to give it access.</source>
            <translation>Dieses Konto sieht hier keinen Bereich. Jemand muss ihm Zugriff geben.</translation>
        </message>
        <message>
            <source>You are connected</source>
            <translation>Sie sind verbunden</translation>
        </message>
        <message>
            <source>Your spaces could not be fetched yet.</source>
            <translation>Ihre Bereiche konnten noch nicht geholt werden.</translation>
        </message>
        <message>
            <source>{who} on {name}</source>
            <translation>{who} auf {name}</translation>
        </message>
    </context>
    <context>
        <name>Doors</name>
        <message>
            <source>A made-up company</source>
            <translation>Eine erfundene Firma</translation>
        </message>
        <message>
            <source>Connect to a Confluence…</source>
            <translation>Mit einem Confluence verbinden …</translation>
        </message>
        <message>
            <source>Look around on a site that runs inside this program; nothing is kept.</source>
            <translation>Sehen Sie sich auf einer Site um, die in diesem Programm läuft; nichts wird aufbewahrt.</translation>
        </message>
        <message>
            <source>Pages open at once, from this machine, also when the network is down.</source>
            <translation>Seiten öffnen sich sofort, von diesem Rechner, auch ohne Netzwerk.</translation>
        </message>
        <message>
            <source>Read Confluence without waiting for it</source>
            <translation>Confluence lesen, ohne darauf zu warten</translation>
        </message>
        <message>
            <source>Sign in with your site's address, your e-mail and an API token.</source>
            <translation>Melden Sie sich mit der Adresse Ihrer Site, Ihrer E-Mail und einem API-Token an.</translation>
        </message>
        <message>
            <source>Try the demo</source>
            <translation>Demo ausprobieren</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>In Arbeit</translation>
        </message>
        <message>
            <source>Your own pages</source>
            <translation>Ihre eigenen Seiten</translation>
        </message>
    </context>
    <context>
        <name>Downloads</name>
        <message>
            <source>Do not ask again in this window</source>
            <translation>In diesem Fenster nicht mehr fragen</translation>
        </message>
        <message>
            <source>It gets a copy that is not encrypted, in a folder that only you can enter. The copy is deleted when this window closes.</source>
            <translation>Es erhält eine unverschlüsselte Kopie in einem Ordner, auf den nur Sie Zugriff haben. Die Kopie wird gelöscht, wenn dieses Fenster schließt.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open “{name}” in another program?</source>
            <translation>„{name}“ in einem anderen Programm öffnen?</translation>
        </message>
        <message>
            <source>Opening {name}</source>
            <translation>{name} wird geöffnet</translation>
        </message>
        <message>
            <source>Saved {name} in {folder}.</source>
            <translation>{name} in {folder} gespeichert.</translation>
        </message>
        <message>
            <source>Saving {name}</source>
            <translation>{name} wird gespeichert</translation>
        </message>
        <message>
            <source>{name} is not on this machine yet. Open it first.</source>
            <translation>{name} ist noch nicht auf diesem Rechner. Öffnen Sie die Datei zuerst.</translation>
        </message>
    </context>
    <context>
        <name>Drawing</name>
        <message>
            <source>Confluence gave no text for it.</source>
            <translation>Confluence gab keinen Text dafür heraus.</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>Wird geladen</translation>
        </message>
        <message>
            <source>No versions are known of this.</source>
            <translation>Davon sind keine Versionen bekannt.</translation>
        </message>
        <message>
            <source>This is the oldest version: all of it is new.</source>
            <translation>Das ist die älteste Version: Alles darin ist neu.</translation>
        </message>
        <message>
            <source>This page has only one version.</source>
            <translation>Diese Seite hat nur eine Version.</translation>
        </message>
        <message>
            <source>This version has no text</source>
            <translation>Diese Version hat keinen Text</translation>
        </message>
        <message>
            <source>This version is not here yet</source>
            <translation>Diese Version ist noch nicht hier</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Find in this page</source>
            <translation>Auf dieser Seite suchen</translation>
        </message>
        <message>
            <source>Next hit</source>
            <translation>Nächster Treffer</translation>
        </message>
        <message>
            <source>No hits</source>
            <translation>Keine Treffer</translation>
        </message>
        <message>
            <source>Previous hit</source>
            <translation>Voriger Treffer</translation>
        </message>
        <message>
            <source>{current} of {total}</source>
            <translation>{current} von {total}</translation>
        </message>
    </context>
    <context>
        <name>Finder</name>
        <message>
            <source>All but: {name}</source>
            <translation>Alle außer: {name}</translation>
        </message>
        <message>
            <source>Best first</source>
            <translation>Bestes zuerst</translation>
        </message>
        <message>
            <source>By title</source>
            <translation>Nach Titel</translation>
        </message>
        <message>
            <source>Category of the space: not {name}</source>
            <translation>Kategorie des Bereichs: nicht {name}</translation>
        </message>
        <message>
            <source>Category of the space: {name}</source>
            <translation>Kategorie des Bereichs: {name}</translation>
        </message>
        <message>
            <source>Changed first</source>
            <translation>Zuerst geändert</translation>
        </message>
        <message>
            <source>Changed last</source>
            <translation>Zuletzt geändert</translation>
        </message>
        <message>
            <source>Changed last first</source>
            <translation>Zuletzt Geändertes zuerst</translation>
        </message>
        <message>
            <source>Changed: {name}</source>
            <translation>Geändert: {name}</translation>
        </message>
        <message>
            <source>Created by: {name}</source>
            <translation>Erstellt von: {name}</translation>
        </message>
        <message>
            <source>Created last</source>
            <translation>Zuletzt erstellt</translation>
        </message>
        <message>
            <source>Created last first</source>
            <translation>Zuletzt Erstelltes zuerst</translation>
        </message>
        <message>
            <source>Created: {name}</source>
            <translation>Erstellt: {name}</translation>
        </message>
        <message>
            <source>Directly under: {name}</source>
            <translation>Direkt unter: {name}</translation>
        </message>
        <message>
            <source>Does not mention: {name}</source>
            <translation>Erwähnt nicht: {name}</translation>
        </message>
        <message>
            <source>In or under: {name}</source>
            <translation>In oder unter: {name}</translation>
        </message>
        <message>
            <source>In order of time</source>
            <translation>Nach der Zeit</translation>
        </message>
        <message>
            <source>Kind of space: not {name}</source>
            <translation>Art des Bereichs: nicht {name}</translation>
        </message>
        <message>
            <source>Kind of space: {name}</source>
            <translation>Art des Bereichs: {name}</translation>
        </message>
        <message>
            <source>Label: {name}</source>
            <translation>Stichwort: {name}</translation>
        </message>
        <message>
            <source>Last changed by: {name}</source>
            <translation>Zuletzt geändert von: {name}</translation>
        </message>
        <message>
            <source>Macro: {name}</source>
            <translation>Makro: {name}</translation>
        </message>
        <message>
            <source>Mentions: {name}</source>
            <translation>Erwähnt: {name}</translation>
        </message>
        <message>
            <source>Name of the space: not {name}</source>
            <translation>Name des Bereichs: nicht {name}</translation>
        </message>
        <message>
            <source>Name of the space: {name}</source>
            <translation>Name des Bereichs: {name}</translation>
        </message>
        <message>
            <source>Not created by: {name}</source>
            <translation>Nicht erstellt von: {name}</translation>
        </message>
        <message>
            <source>Not directly under: {name}</source>
            <translation>Nicht direkt unter: {name}</translation>
        </message>
        <message>
            <source>Not in or under: {name}</source>
            <translation>Nicht in oder unter: {name}</translation>
        </message>
        <message>
            <source>Not last changed by: {name}</source>
            <translation>Nicht zuletzt geändert von: {name}</translation>
        </message>
        <message>
            <source>Not on: {name}</source>
            <translation>Nicht auf: {name}</translation>
        </message>
        <message>
            <source>Not starred by: {name}</source>
            <translation>Nicht mit Stern von: {name}</translation>
        </message>
        <message>
            <source>Not under: {name}</source>
            <translation>Nicht unter: {name}</translation>
        </message>
        <message>
            <source>Not watched by: {name}</source>
            <translation>Nicht beobachtet von: {name}</translation>
        </message>
        <message>
            <source>Of some pages too little is known here; these were left out.</source>
            <translation>Über manche Seiten ist hier zu wenig bekannt; sie wurden ausgelassen.</translation>
        </message>
        <message>
            <source>On: {name}</source>
            <translation>Auf: {name}</translation>
        </message>
        <message>
            <source>Only: {name}</source>
            <translation>Nur: {name}</translation>
        </message>
        <message>
            <source>Parts of this stand in so many texts that only some of them were read.</source>
            <translation>Teile davon stehen in so vielen Texten, dass nur einige gelesen wurden.</translation>
        </message>
        <message>
            <source>Person: not {name}</source>
            <translation>Person: nicht {name}</translation>
        </message>
        <message>
            <source>Person: {name}</source>
            <translation>Person: {name}</translation>
        </message>
        <message>
            <source>Some texts cannot be searched yet; these were left out.</source>
            <translation>Manche Texte sind noch nicht durchsuchbar; sie wurden ausgelassen.</translation>
        </message>
        <message>
            <source>Space: not {name}</source>
            <translation>Bereich: nicht {name}</translation>
        </message>
        <message>
            <source>Space: {name}</source>
            <translation>Bereich: {name}</translation>
        </message>
        <message>
            <source>Starred by: {name}</source>
            <translation>Mit Stern von: {name}</translation>
        </message>
        <message>
            <source>Status: not {name}</source>
            <translation>Status: nicht {name}</translation>
        </message>
        <message>
            <source>Status: {name}</source>
            <translation>Status: {name}</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Dieser Monat</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Diese Woche</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>Dieses Jahr</translation>
        </message>
        <message>
            <source>Title is not: {name}</source>
            <translation>Titel ist nicht: {name}</translation>
        </message>
        <message>
            <source>Title is: {name}</source>
            <translation>Titel ist: {name}</translation>
        </message>
        <message>
            <source>Title without: {name}</source>
            <translation>Titel ohne: {name}</translation>
        </message>
        <message>
            <source>Title: {name}</source>
            <translation>Titel: {name}</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Type: not {name}</source>
            <translation>Art: nicht {name}</translation>
        </message>
        <message>
            <source>Type: {name}</source>
            <translation>Art: {name}</translation>
        </message>
        <message>
            <source>Under: {name}</source>
            <translation>Unter: {name}</translation>
        </message>
        <message>
            <source>Watched by: {name}</source>
            <translation>Beobachtet von: {name}</translation>
        </message>
        <message>
            <source>Without label: {name}</source>
            <translation>Ohne Stichwort: {name}</translation>
        </message>
        <message>
            <source>Without macro: {name}</source>
            <translation>Ohne Makro: {name}</translation>
        </message>
        <message>
            <source>Without words: {name}</source>
            <translation>Ohne die Wörter: {name}</translation>
        </message>
        <message>
            <source>Words: {name}</source>
            <translation>Wörter: {name}</translation>
        </message>
        <message>
            <source>after {moment}</source>
            <translation>später als {moment}</translation>
        </message>
        <message>
            <source>before {moment}</source>
            <translation>früher als {moment}</translation>
        </message>
        <message numerus="yes">
            <source>in the last %n day(s)</source>
            <translation>
                <numerusform>seit %n Tag</numerusform>
                <numerusform>in den letzten %n Tagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in the last %n hour(s)</source>
            <translation>
                <numerusform>seit %n Stunde</numerusform>
                <numerusform>in den letzten %n Stunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in the last %n min</source>
            <translation>
                <numerusform>seit %n min</numerusform>
                <numerusform>in den letzten %n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in the last %n month(s)</source>
            <translation>
                <numerusform>seit %n Monat</numerusform>
                <numerusform>in den letzten %n Monaten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in the last %n week(s)</source>
            <translation>
                <numerusform>seit %n Woche</numerusform>
                <numerusform>in den letzten %n Wochen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in the last %n year(s)</source>
            <translation>
                <numerusform>seit %n Jahr</numerusform>
                <numerusform>in den letzten %n Jahren</numerusform>
            </translation>
        </message>
        <message>
            <source>it belongs to the search of people</source>
            <translation>es gehört zur Personensuche</translation>
        </message>
        <message>
            <source>last month</source>
            <translation>letzter Monat</translation>
        </message>
        <message>
            <source>last week</source>
            <translation>letzte Woche</translation>
        </message>
        <message>
            <source>last year</source>
            <translation>letztes Jahr</translation>
        </message>
        <message>
            <source>me</source>
            <translation>ich</translation>
        </message>
        <message numerus="yes">
            <source>more than %n day(s) ago</source>
            <translation>
                <numerusform>vor mehr als %n Tag</numerusform>
                <numerusform>vor mehr als %n Tagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>more than %n hour(s) ago</source>
            <translation>
                <numerusform>vor mehr als %n Stunde</numerusform>
                <numerusform>vor mehr als %n Stunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>more than %n min ago</source>
            <translation>
                <numerusform>vor mehr als %n min</numerusform>
                <numerusform>vor mehr als %n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>more than %n month(s) ago</source>
            <translation>
                <numerusform>vor mehr als %n Monat</numerusform>
                <numerusform>vor mehr als %n Monaten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>more than %n week(s) ago</source>
            <translation>
                <numerusform>vor mehr als %n Woche</numerusform>
                <numerusform>vor mehr als %n Wochen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>more than %n year(s) ago</source>
            <translation>
                <numerusform>vor mehr als %n Jahr</numerusform>
                <numerusform>vor mehr als %n Jahren</numerusform>
            </translation>
        </message>
        <message>
            <source>my favourites</source>
            <translation>meine Favoriten</translation>
        </message>
        <message>
            <source>not on {moment}</source>
            <translation>nicht {moment}</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>on {moment}</source>
            <translation>{moment}</translation>
        </message>
        <message>
            <source>only your own are known on this machine</source>
            <translation>auf diesem Rechner sind nur Ihre eigenen bekannt</translation>
        </message>
        <message>
            <source>since {moment}</source>
            <translation>{moment} und später</translation>
        </message>
        <message>
            <source>the end of {moment}</source>
            <translation>{moment}, das Ende</translation>
        </message>
        <message numerus="yes">
            <source>the last %n I looked at</source>
            <translation>
                <numerusform>die letzte %n, die ich ansah</numerusform>
                <numerusform>die letzten %n, die ich ansah</numerusform>
            </translation>
        </message>
        <message>
            <source>the page one is at</source>
            <translation>die Seite, auf der man ist</translation>
        </message>
        <message>
            <source>the space one is in</source>
            <translation>der Bereich, in dem man ist</translation>
        </message>
        <message>
            <source>this is not kept on this machine</source>
            <translation>das wird auf diesem Rechner nicht behalten</translation>
        </message>
        <message>
            <source>this month</source>
            <translation>dieser Monat</translation>
        </message>
        <message>
            <source>this week</source>
            <translation>diese Woche</translation>
        </message>
        <message>
            <source>this year</source>
            <translation>dieses Jahr</translation>
        </message>
        <message>
            <source>today</source>
            <translation>heute</translation>
        </message>
        <message>
            <source>until {moment}</source>
            <translation>bis {moment}</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>gestern</translation>
        </message>
        <message>
            <source>{field}: at least {name}</source>
            <translation>{field}: mindestens {name}</translation>
        </message>
        <message>
            <source>{field}: at most {name}</source>
            <translation>{field}: höchstens {name}</translation>
        </message>
        <message>
            <source>{field}: less than {name}</source>
            <translation>{field}: weniger als {name}</translation>
        </message>
        <message>
            <source>{field}: more than {name}</source>
            <translation>{field}: mehr als {name}</translation>
        </message>
        <message>
            <source>{field}: not {name}</source>
            <translation>{field}: nicht {name}</translation>
        </message>
        <message>
            <source>{field}: {name}</source>
            <translation>{field}: {name}</translation>
        </message>
        <message>
            <source>{first} and {last}</source>
            <translation>{first} und {last}</translation>
        </message>
        <message>
            <source>{first} or {last}</source>
            <translation>{first} oder {last}</translation>
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation>{start} bis {end}</translation>
        </message>
        <message>
            <source>{value} is not on this machine</source>
            <translation>{value} ist nicht auf diesem Rechner</translation>
        </message>
        <message>
            <source>{value} means nothing here</source>
            <translation>{value} bedeutet hier nichts</translation>
        </message>
        <message>
            <source>“{clause}” could not be answered here: {why}.</source>
            <translation>„{clause}“ ließ sich hier nicht beantworten: {why}.</translation>
        </message>
    </context>
    <context>
        <name>Frame</name>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>The clipboard holds no link and no words.</source>
            <translation>Die Zwischenablage enthält weder Link noch Text.</translation>
        </message>
        <message>
            <source>The comment of that link is not there any more.</source>
            <translation>Der Kommentar, auf den der Link zeigt, ist nicht mehr da.</translation>
        </message>
        <message>
            <source>What you searched for earlier is forgotten.</source>
            <translation>Wonach Sie früher gesucht haben, ist vergessen.</translation>
        </message>
    </context>
    <context>
        <name>Going</name>
        <message>
            <source>“{text}” is no address that Confluence Desk understands.</source>
            <translation>„{text}“ ist keine Adresse, die Confluence Desk versteht.</translation>
        </message>
        <message>
            <source>“{text}” is no link that can be opened here.</source>
            <translation>„{text}“ ist kein Link, der sich hier öffnen lässt.</translation>
        </message>
        <message>
            <source>“{text}” leads nowhere here. It may be deleted, or hidden from your account.</source>
            <translation>„{text}“ führt hier nirgendwohin. Es wurde vielleicht gelöscht oder vor Ihrem Konto verborgen.</translation>
        </message>
    </context>
    <context>
        <name>Handing</name>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Page {page} of {all}</source>
            <translation>Seite {page} von {all}</translation>
        </message>
        <message>
            <source>Saved {name} in {folder}.</source>
            <translation>{name} in {folder} gespeichert.</translation>
        </message>
        <message>
            <source>Saving {name}</source>
            <translation>{name} wird gespeichert</translation>
        </message>
        <message>
            <source>The change is copied.</source>
            <translation>Die Änderung ist kopiert.</translation>
        </message>
        <message>
            <source>There is no change to copy.</source>
            <translation>Es gibt keine Änderung zu kopieren.</translation>
        </message>
        <message>
            <source>{name} could not be written. Try again, or choose another folder.</source>
            <translation>{name} konnte nicht geschrieben werden. Versuchen Sie es erneut oder wählen Sie einen anderen Ordner.</translation>
        </message>
        <message>
            <source>{side} is copied.</source>
            <translation>{side} ist kopiert.</translation>
        </message>
    </context>
    <context>
        <name>Heading</name>
        <message>
            <source>Copy link</source>
            <translation>Link kopieren</translation>
        </message>
        <message>
            <source>Open with the system's program</source>
            <translation>Mit dem Programm des Systems öffnen</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Speichern unter …</translation>
        </message>
        <message>
            <source>Show its page</source>
            <translation>Zugehörige Seite zeigen</translation>
        </message>
    </context>
    <context>
        <name>HostRow</name>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Remove {host}</source>
            <translation>{host} entfernen</translation>
        </message>
    </context>
    <context>
        <name>HoverCard</name>
        <message>
            <source>Confluence does not show this page any more.</source>
            <translation>Confluence zeigt diese Seite nicht mehr.</translation>
        </message>
        <message>
            <source>Its text is not on this machine yet.</source>
            <translation>Ihr Text ist noch nicht auf diesem Rechner.</translation>
        </message>
        <message>
            <source>This account is not in use any more.</source>
            <translation>Dieses Konto ist nicht mehr in Gebrauch.</translation>
        </message>
        <message>
            <source>This page is archived.</source>
            <translation>Diese Seite ist archiviert.</translation>
        </message>
        <message>
            <source>minor edit</source>
            <translation>kleine Änderung</translation>
        </message>
        <message>
            <source>v{number}</source>
            <translation>v{number}</translation>
        </message>
        <message>
            <source>{time} there now</source>
            <translation>dort ist es jetzt {time}</translation>
        </message>
    </context>
    <context>
        <name>HowStep</name>
        <message>
            <source>API token (recommended)</source>
            <translation>API-Token (empfohlen)</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Auswählen</translation>
        </message>
        <message>
            <source>How do you sign in?</source>
            <translation>Wie melden Sie sich an?</translation>
        </message>
        <message>
            <source>OAuth, with an app of your organisation</source>
            <translation>OAuth, mit einer App Ihrer Organisation</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Anmelden</translation>
        </message>
        <message>
            <source>The browser will show which sites you have.</source>
            <translation>Der Browser wird zeigen, welche Sites Sie haben.</translation>
        </message>
        <message>
            <source>To {name}, {url}</source>
            <translation>Bei {name}, {url}</translation>
        </message>
    </context>
    <context>
        <name>InboxButton</name>
        <message>
            <source>Inbox</source>
            <translation>Eingang</translation>
        </message>
        <message numerus="yes">
            <source>Inbox, %n unread</source>
            <translation>
                <numerusform>Eingang, %n ungelesen</numerusform>
                <numerusform>Eingang, %n ungelesen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>InboxList</name>
        <message numerus="yes">
            <source>%n older one(s) are not shown</source>
            <translation>
                <numerusform>%n älterer wird nicht gezeigt</numerusform>
                <numerusform>%n ältere werden nicht gezeigt</numerusform>
            </translation>
        </message>
        <message>
            <source>A page</source>
            <translation>Eine Seite</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
        <message>
            <source>Forget this reminder</source>
            <translation>Diese Erinnerung löschen</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>Mark all as read</source>
            <translation>Alle als gelesen markieren</translation>
        </message>
        <message>
            <source>Mark as read</source>
            <translation>Als gelesen markieren</translation>
        </message>
        <message>
            <source>Mark as unread</source>
            <translation>Als ungelesen markieren</translation>
        </message>
        <message>
            <source>New in “{search}” · {when}</source>
            <translation>Neu in „{search}“ · {when}</translation>
        </message>
        <message>
            <source>Nothing new in the pages and searches you follow.</source>
            <translation>Nichts Neues in den Seiten und Suchen, denen Sie folgen.</translation>
        </message>
        <message>
            <source>Notifications are off. Switch them on to hear of changes in starred and watched pages and of new hits in saved searches.</source>
            <translation>Benachrichtigungen sind aus. Schalten Sie sie ein, um von Änderungen an Favoriten und beobachteten Seiten und von neuen Treffern gespeicherter Suchen zu erfahren.</translation>
        </message>
        <message>
            <source>Open the settings</source>
            <translation>Einstellungen öffnen</translation>
        </message>
        <message>
            <source>Reminder for {when}</source>
            <translation>Erinnerung für {when}</translation>
        </message>
        <message>
            <source>The inbox was cleared.</source>
            <translation>Der Eingang wurde geleert.</translation>
        </message>
        <message>
            <source>The reminder was forgotten.</source>
            <translation>Die Erinnerung wurde gelöscht.</translation>
        </message>
        <message>
            <source>To come</source>
            <translation>Anstehend</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Unread: {entry}</source>
            <translation>Ungelesen: {entry}</translation>
        </message>
        <message>
            <source>Version {number} by {person} · {when}</source>
            <translation>Version {number} von {person} · {when}</translation>
        </message>
        <message>
            <source>Version {number} · {when}</source>
            <translation>Version {number} · {when}</translation>
        </message>
        <message>
            <source>You wanted to be reminded.</source>
            <translation>Sie wollten erinnert werden.</translation>
        </message>
        <message>
            <source>reminder</source>
            <translation>Erinnerung</translation>
        </message>
        <message>
            <source>saved search</source>
            <translation>gespeicherte Suche</translation>
        </message>
        <message>
            <source>starred page</source>
            <translation>Seite mit Stern</translation>
        </message>
        <message>
            <source>watched page</source>
            <translation>beobachtete Seite</translation>
        </message>
    </context>
    <context>
        <name>InfoSection</name>
        <message>
            <source>Blog post</source>
            <translation>Blogbeitrag</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>Link kopieren</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Erstellt</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>ID</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Labels not loaded.</source>
            <translation>Stichwörter nicht geladen.</translation>
        </message>
        <message>
            <source>No labels.</source>
            <translation>Keine Stichwörter.</translation>
        </message>
        <message>
            <source>Nothing is known of this page here.</source>
            <translation>Hier ist nichts über diese Seite bekannt.</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Offline</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Eigentümer</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Page info</source>
            <translation>Seiteninfo</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>What stands above it could not be asked for. Missing scope: {scope}</source>
            <translation>Was darüber steht, ließ sich nicht erfragen. Fehlender Scope: {scope}</translation>
        </message>
        <message>
            <source>Who may read it is not known. Missing scope: {scope}</source>
            <translation>Wer sie lesen darf, ist nicht bekannt. Fehlender Scope: {scope}</translation>
        </message>
        <message>
            <source>a copy that no rule keeps</source>
            <translation>eine Kopie, die keine Regel behält</translation>
        </message>
        <message>
            <source>archived</source>
            <translation>archiviert</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>Entwurf</translation>
        </message>
        <message>
            <source>in the trash</source>
            <translation>im Papierkorb</translation>
        </message>
        <message>
            <source>label {name}</source>
            <translation>Stichwort {name}</translation>
        </message>
    </context>
    <context>
        <name>KeepOfflineDialog</name>
        <message>
            <source> MB</source>
            <translation> MB</translation>
        </message>
        <message>
            <source>&amp;Attachments</source>
            <translation>&amp;Anhänge</translation>
        </message>
        <message>
            <source>&amp;Label</source>
            <translation>&amp;Stichwort</translation>
        </message>
        <message>
            <source>&amp;Older versions</source>
            <translation>Älte&amp;re Versionen</translation>
        </message>
        <message>
            <source>&amp;Query</source>
            <translation>A&amp;bfrage</translation>
        </message>
        <message>
            <source>&amp;Space</source>
            <translation>B&amp;ereich</translation>
        </message>
        <message>
            <source>&amp;What</source>
            <translation>&amp;Was</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Alle Dateien</translation>
        </message>
        <message>
            <source>Attachments</source>
            <translation>Anhänge</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>Kommentare</translation>
        </message>
        <message>
            <source>How many older versions</source>
            <translation>Wie viele ältere Versionen</translation>
        </message>
        <message>
            <source>Images only</source>
            <translation>Nur Bilder</translation>
        </message>
        <message>
            <source>Keep no longer</source>
            <translation>Nicht mehr behalten</translation>
        </message>
        <message>
            <source>Keep offline</source>
            <translation>Offline behalten</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Stichwort</translation>
        </message>
        <message>
            <source>Largest file</source>
            <translation>Größte Datei</translation>
        </message>
        <message>
            <source>Leave it out instead, whatever else holds it</source>
            <translation>Stattdessen auslassen, was immer es sonst behält</translation>
        </message>
        <message>
            <source>Name a label.</source>
            <translation>Nennen Sie ein Stichwort.</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>Older versions</source>
            <translation>Ältere Versionen</translation>
        </message>
        <message>
            <source>Only files up to</source>
            <translation>Nur Dateien bis</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Abfrage</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>The last</source>
            <translation>Die letzten</translation>
        </message>
        <message>
            <source>What to keep</source>
            <translation>Was behalten wird</translation>
        </message>
        <message>
            <source>Write a query.</source>
            <translation>Schreiben Sie eine Abfrage.</translation>
        </message>
        <message>
            <source>runbook</source>
            <translation>runbook</translation>
        </message>
        <message>
            <source>{kind}: {name}</source>
            <translation>{kind}: {name}</translation>
        </message>
    </context>
    <context>
        <name>KeepSheets</name>
        <message>
            <source>You are working offline: this is synced afterwards.</source>
            <translation>Sie arbeiten offline: Das wird danach abgeglichen.</translation>
        </message>
        <message>
            <source>“{name}” is kept offline from the next sync on.</source>
            <translation>„{name}“ wird ab dem nächsten Abgleich offline behalten.</translation>
        </message>
        <message>
            <source>“{name}” is left out from the next sync on.</source>
            <translation>„{name}“ wird ab dem nächsten Abgleich ausgelassen.</translation>
        </message>
    </context>
    <context>
        <name>KeepStep</name>
        <message>
            <source>&amp;Also</source>
            <translation>&amp;Auch</translation>
        </message>
        <message numerus="yes">
            <source>About %n page(s)</source>
            <translation>
                <numerusform>Etwa %n Seite</numerusform>
                <numerusform>Etwa %n Seiten</numerusform>
            </translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Address or title of a page</source>
            <translation>Adresse oder Titel einer Seite</translation>
        </message>
        <message>
            <source>Decide later</source>
            <translation>Später entscheiden</translation>
        </message>
        <message>
            <source>Find a space</source>
            <translation>Bereich finden</translation>
        </message>
        <message>
            <source>Guessing how much that is…</source>
            <translation>Es wird geschätzt, wie viel das ist …</translation>
        </message>
        <message>
            <source>How much that is cannot be told here.</source>
            <translation>Wie viel das ist, lässt sich hier nicht sagen.</translation>
        </message>
        <message>
            <source>It is kept fresh, and can be read and searched without a network.</source>
            <translation>Es wird frisch gehalten und lässt sich ohne Netz lesen und durchsuchen.</translation>
        </message>
        <message>
            <source>Keep offline</source>
            <translation>Offline behalten</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Erneut suchen</translation>
        </message>
        <message>
            <source>Looking for your spaces…</source>
            <translation>Ihre Bereiche werden gesucht …</translation>
        </message>
        <message>
            <source>Nothing is ticked; you can choose at any time later.</source>
            <translation>Nichts ist angekreuzt; Sie können später jederzeit auswählen.</translation>
        </message>
        <message>
            <source>Page, label or query</source>
            <translation>Seite, Stichwort oder Abfrage</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>This account sees no space that could be kept.</source>
            <translation>Dieses Konto sieht keinen Bereich, der sich behalten ließe.</translation>
        </message>
        <message>
            <source>Untick all: decide later</source>
            <translation>Nichts ankreuzen: später entscheiden</translation>
        </message>
        <message>
            <source>What do you want offline?</source>
            <translation>Was möchten Sie offline haben?</translation>
        </message>
        <message>
            <source>What else to keep</source>
            <translation>Was noch behalten werden soll</translation>
        </message>
        <message>
            <source>What to keep offline</source>
            <translation>Was offline behalten werden soll</translation>
        </message>
        <message>
            <source>What you starred is not known: the token may not tell who you are. Missing scope: read:content-details:confluence</source>
            <translation>Ihre Sterne sind nicht bekannt: Das Token darf nicht sagen, wer Sie sind. Fehlender Scope: read:content-details:confluence</translation>
        </message>
        <message>
            <source>runbook</source>
            <translation>runbook</translation>
        </message>
        <message>
            <source>{kind}: {name}</source>
            <translation>{kind}: {name}</translation>
        </message>
        <message>
            <source>{name} (archived)</source>
            <translation>{name} (archiviert)</translation>
        </message>
        <message>
            <source>{pages}, about {size} on this machine</source>
            <translation>{pages}, etwa {size} auf diesem Rechner</translation>
        </message>
    </context>
    <context>
        <name>Kept</name>
        <message numerus="yes">
            <source>%Ln added</source>
            <translation>
                <numerusform>%Ln neu</numerusform>
                <numerusform>%Ln neu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln changed</source>
            <translation>
                <numerusform>%Ln geändert</numerusform>
                <numerusform>%Ln geändert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln failed</source>
            <translation>
                <numerusform>%Ln fehlgeschlagen</numerusform>
                <numerusform>%Ln fehlgeschlagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln moved</source>
            <translation>
                <numerusform>%Ln verschoben</numerusform>
                <numerusform>%Ln verschoben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln removed</source>
            <translation>
                <numerusform>%Ln entfernt</numerusform>
                <numerusform>%Ln entfernt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln renamed</source>
            <translation>
                <numerusform>%Ln umbenannt</numerusform>
                <numerusform>%Ln umbenannt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln restored</source>
            <translation>
                <numerusform>%Ln wiederhergestellt</numerusform>
                <numerusform>%Ln wiederhergestellt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n older version(s)</source>
            <translation>
                <numerusform>%n ältere Version</numerusform>
                <numerusform>%n ältere Versionen</numerusform>
            </translation>
        </message>
        <message>
            <source>Access lost</source>
            <translation>Zugriff verloren</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Neu</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>Archiviert</translation>
        </message>
        <message>
            <source>Blog posts</source>
            <translation>Blogbeiträge</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Deleted or hidden</source>
            <translation>Gelöscht oder verborgen</translation>
        </message>
        <message>
            <source>Every space</source>
            <translation>Alle Bereiche</translation>
        </message>
        <message>
            <source>Everything is here</source>
            <translation>Alles ist hier</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Full sync</source>
            <translation>Voller Abgleich</translation>
        </message>
        <message>
            <source>In the trash</source>
            <translation>Im Papierkorb</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Stichwort</translation>
        </message>
        <message>
            <source>Moved</source>
            <translation>Verschoben</translation>
        </message>
        <message>
            <source>Moved to another place</source>
            <translation>An einen anderen Ort verschoben</translation>
        </message>
        <message>
            <source>Page with all below</source>
            <translation>Seite mit allem darunter</translation>
        </message>
        <message>
            <source>Page {id}</source>
            <translation>Seite {id}</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Abfrage</translation>
        </message>
        <message>
            <source>Quick look</source>
            <translation>Schneller Blick</translation>
        </message>
        <message>
            <source>Readiness</source>
            <translation>Bereitschaft</translation>
        </message>
        <message>
            <source>Readiness: {name}</source>
            <translation>Bereitschaft: {name}</translation>
        </message>
        <message>
            <source>Removed</source>
            <translation>Entfernt</translation>
        </message>
        <message>
            <source>Renamed</source>
            <translation>Umbenannt</translation>
        </message>
        <message>
            <source>Restored</source>
            <translation>Wiederhergestellt</translation>
        </message>
        <message>
            <source>Some of it could not be had</source>
            <translation>Manches war nicht zu bekommen</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Space {id}</source>
            <translation>Bereich {id}</translation>
        </message>
        <message>
            <source>Stopped before its end</source>
            <translation>Vor dem Ende angehalten</translation>
        </message>
        <message>
            <source>Thorough sync</source>
            <translation>Gründlicher Abgleich</translation>
        </message>
        <message>
            <source>after {day}</source>
            <translation>nach dem {day}</translation>
        </message>
        <message>
            <source>all files</source>
            <translation>alle Dateien</translation>
        </message>
        <message>
            <source>all older versions</source>
            <translation>alle älteren Versionen</translation>
        </message>
        <message>
            <source>before {day}</source>
            <translation>vor dem {day}</translation>
        </message>
        <message>
            <source>between {first} and {last}</source>
            <translation>zwischen {first} und {last}</translation>
        </message>
        <message>
            <source>changed {when}</source>
            <translation>geändert {when}</translation>
        </message>
        <message>
            <source>comments</source>
            <translation>Kommentare</translation>
        </message>
        <message>
            <source>created {when}</source>
            <translation>erstellt {when}</translation>
        </message>
        <message>
            <source>images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>left out, whatever else holds it</source>
            <translation>ausgelassen, was immer es sonst behält</translation>
        </message>
        <message>
            <source>no comments</source>
            <translation>keine Kommentare</translation>
        </message>
        <message>
            <source>no files</source>
            <translation>keine Dateien</translation>
        </message>
        <message>
            <source>{files} up to {size}</source>
            <translation>{files} bis {size}</translation>
        </message>
        <message>
            <source>{kind}: {name}</source>
            <translation>{kind}: {name}</translation>
        </message>
    </context>
    <context>
        <name>KeyBench</name>
        <message>
            <source>As delivered</source>
            <translation>Wie ausgeliefert</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>So lassen</translation>
        </message>
        <message>
            <source>No command is selected.</source>
            <translation>Kein Befehl ist ausgewählt.</translation>
        </message>
        <message>
            <source>Press one key at a time.</source>
            <translation>Drücken Sie eine Taste nach der anderen.</translation>
        </message>
        <message>
            <source>Remove {keys}</source>
            <translation>{keys} entfernen</translation>
        </message>
        <message>
            <source>Take it over</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>That is no key to which a command can listen.</source>
            <translation>Auf diese Taste kann kein Befehl hören.</translation>
        </message>
        <message>
            <source>{keys} belongs to the system.</source>
            <translation>{keys} gehört dem System.</translation>
        </message>
        <message>
            <source>{keys} belongs to “{command}”.</source>
            <translation>{keys} gehört zu „{command}“.</translation>
        </message>
        <message>
            <source>{keys} does this already.</source>
            <translation>{keys} tut das bereits.</translation>
        </message>
        <message>
            <source>{keys} finds rows in lists; hold Ctrl or Alt with it.</source>
            <translation>{keys} findet Zeilen in Listen; halten Sie Strg oder Alt dazu.</translation>
        </message>
        <message>
            <source>{keys} is needed for writing.</source>
            <translation>{keys} wird zum Schreiben gebraucht.</translation>
        </message>
        <message>
            <source>{keys} is needed to move about.</source>
            <translation>{keys} wird zum Bewegen gebraucht.</translation>
        </message>
        <message>
            <source>{keys} now belongs to “{command}”.</source>
            <translation>{keys} gehört jetzt zu „{command}“.</translation>
        </message>
    </context>
    <context>
        <name>KeyCapture</name>
        <message>
            <source>Press the keys to add</source>
            <translation>Drücken Sie die neuen Tasten</translation>
        </message>
    </context>
    <context>
        <name>KeyRows</name>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <source>No keys</source>
            <translation>Keine Tasten</translation>
        </message>
    </context>
    <context>
        <name>KeysPage</name>
        <message>
            <source>Keyboard</source>
            <translation>Tastatur</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message numerus="yes">
            <source>Show %n command(s)</source>
            <translation>
                <numerusform>%n Befehl zeigen</numerusform>
                <numerusform>%n Befehle zeigen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LastDay</name>
        <message>
            <source>The day on which the token ends</source>
            <translation>Der Tag, an dem das Token endet</translation>
        </message>
    </context>
    <context>
        <name>Lightbox</name>
        <message>
            <source>Close (Esc)</source>
            <translation>Schließen (Esc)</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Bild kopieren</translation>
        </message>
        <message>
            <source>Fit to the window (0)</source>
            <translation>In das Fenster einpassen (0)</translation>
        </message>
        <message>
            <source>Larger (+)</source>
            <translation>Größer (+)</translation>
        </message>
        <message>
            <source>Next picture</source>
            <translation>Nächstes Bild</translation>
        </message>
        <message>
            <source>Open in a tab</source>
            <translation>In einem Tab öffnen</translation>
        </message>
        <message>
            <source>Picture: {name}</source>
            <translation>Bild: {name}</translation>
        </message>
        <message>
            <source>Previous picture</source>
            <translation>Voriges Bild</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Speichern unter …</translation>
        </message>
        <message>
            <source>Smaller (-)</source>
            <translation>Kleiner (-)</translation>
        </message>
        <message>
            <source>This picture is damaged.</source>
            <translation>Dieses Bild ist beschädigt.</translation>
        </message>
        <message>
            <source>{at} of {all}</source>
            <translation>{at} von {all}</translation>
        </message>
    </context>
    <context>
        <name>LinksSection</name>
        <message>
            <source>Links here</source>
            <translation>Links hierher</translation>
        </message>
        <message>
            <source>Looking through the pages in your library…</source>
            <translation>Die Seiten in Ihrer Bibliothek werden durchsucht …</translation>
        </message>
        <message>
            <source>No page in your library links here.</source>
            <translation>Keine Seite in Ihrer Bibliothek verweist hierher.</translation>
        </message>
        <message>
            <source>Open {name}</source>
            <translation>{name} öffnen</translation>
        </message>
    </context>
    <context>
        <name>ListPage</name>
        <message>
            <source>Nothing here holds these words</source>
            <translation>Nichts hier enthält diese Wörter</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Inbox</source>
            <translation>Eingang</translation>
        </message>
    </context>
    <context>
        <name>Menu</name>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>In a comparison: compare with</source>
            <translation>In einem Vergleich: vergleichen mit</translation>
        </message>
        <message>
            <source>In a comparison: copy</source>
            <translation>In einem Vergleich: kopieren</translation>
        </message>
        <message>
            <source>In a comparison: export</source>
            <translation>In einem Vergleich: exportieren</translation>
        </message>
        <message>
            <source>On a line of a report of readiness</source>
            <translation>Auf einer Zeile eines Bereitschaftsberichts</translation>
        </message>
        <message>
            <source>On a line of its report</source>
            <translation>Auf einer Zeile seines Berichts</translation>
        </message>
        <message>
            <source>On a link or a text</source>
            <translation>Auf einem Link oder Text</translation>
        </message>
        <message>
            <source>On a row of the navigator</source>
            <translation>Auf einer Zeile der Navigation</translation>
        </message>
        <message>
            <source>On a rule of what is kept offline</source>
            <translation>Auf einer Regel der Offline-Bibliothek</translation>
        </message>
        <message>
            <source>On a run of the sync</source>
            <translation>Auf einem Lauf des Abgleichs</translation>
        </message>
        <message>
            <source>On a space that takes room</source>
            <translation>Auf einem Bereich, der Platz belegt</translation>
        </message>
        <message>
            <source>On a tab</source>
            <translation>Auf einem Tab</translation>
        </message>
        <message>
            <source>On a trouble of the sync</source>
            <translation>Auf einem Problem des Abgleichs</translation>
        </message>
        <message>
            <source>On what left the site</source>
            <translation>Auf dem, was nicht mehr auf der Site ist</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Tabs</source>
            <translation>Tabs</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Ansicht</translation>
        </message>
    </context>
    <context>
        <name>Moment</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n Tag</numerusform>
                <numerusform>%n Tage</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>vor %n Tag</numerusform>
                <numerusform>vor %n Tagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n Stunde</numerusform>
                <numerusform>%n Stunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>vor %n Stunde</numerusform>
                <numerusform>vor %n Stunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n Minute</numerusform>
                <numerusform>%n Minuten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min ago</source>
            <translation>
                <numerusform>vor %n Minute</numerusform>
                <numerusform>vor %n Minuten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s)</source>
            <translation>
                <numerusform>%n Monat</numerusform>
                <numerusform>%n Monate</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s) ago</source>
            <translation>
                <numerusform>vor %n Monat</numerusform>
                <numerusform>vor %n Monaten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n week(s) ago</source>
            <translation>
                <numerusform>vor %n Woche</numerusform>
                <numerusform>vor %n Wochen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n year(s)</source>
            <translation>
                <numerusform>%n Jahr</numerusform>
                <numerusform>%n Jahre</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n year(s) ago</source>
            <translation>
                <numerusform>vor %n Jahr</numerusform>
                <numerusform>vor %n Jahren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n day(s)</source>
            <translation>
                <numerusform>in %n Tag</numerusform>
                <numerusform>in %n Tagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n hour(s)</source>
            <translation>
                <numerusform>in %n Stunde</numerusform>
                <numerusform>in %n Stunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n min</source>
            <translation>
                <numerusform>in %n Minute</numerusform>
                <numerusform>in %n Minuten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n month(s)</source>
            <translation>
                <numerusform>in %n Monat</numerusform>
                <numerusform>in %n Monaten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n week(s)</source>
            <translation>
                <numerusform>in %n Woche</numerusform>
                <numerusform>in %n Wochen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n year(s)</source>
            <translation>
                <numerusform>in %n Jahr</numerusform>
                <numerusform>in %n Jahren</numerusform>
            </translation>
        </message>
        <message>
            <source>just now</source>
            <translation>gerade eben</translation>
        </message>
    </context>
    <context>
        <name>Nameless</name>
        <message>
            <source>People have no names here. Missing scope: {scope}</source>
            <translation>Personen haben hier keine Namen. Fehlender Scope: {scope}</translation>
        </message>
    </context>
    <context>
        <name>Narrowing</name>
        <message>
            <source>CQL: {query}</source>
            <translation>CQL: {query}</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Edit as CQL: {query}</source>
            <translation>Als CQL bearbeiten: {query}</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Stichwort</translation>
        </message>
        <message>
            <source>Me</source>
            <translation>Ich</translation>
        </message>
        <message>
            <source>None is known yet</source>
            <translation>Noch nichts bekannt</translation>
        </message>
        <message>
            <source>Only below “{title}”</source>
            <translation>Nur unter „{title}“</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Reihenfolge</translation>
        </message>
        <message>
            <source>Order: {order}</source>
            <translation>Reihenfolge: {order}</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Remove the filter {filter}</source>
            <translation>Filter {filter} entfernen</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Art</translation>
        </message>
    </context>
    <context>
        <name>Navigator</name>
        <message>
            <source>Favourites, spaces and pages</source>
            <translation>Favoriten, Bereiche und Seiten</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Filter pages</source>
            <translation>Seiten filtern</translation>
        </message>
        <message>
            <source>Navigator</source>
            <translation>Navigation</translation>
        </message>
        <message>
            <source>Nothing loaded here matches “{}”.</source>
            <translation>Nichts, was hier geladen ist, passt zu „{}“.</translation>
        </message>
        <message>
            <source>Removed the search “{title}”</source>
            <translation>Suche „{title}“ entfernt</translation>
        </message>
        <message>
            <source>Removed “{title}” from the favourites</source>
            <translation>„{title}“ aus den Favoriten entfernt</translation>
        </message>
        <message>
            <source>Show only loaded rows that hold these words (Escape clears)</source>
            <translation>Nur geladene Zeilen mit diesen Wörtern zeigen (Esc leert das Feld)</translation>
        </message>
    </context>
    <context>
        <name>NetworkFields</name>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>All (*)</source>
            <translation>Alle (*)</translation>
        </message>
        <message>
            <source>As the system says</source>
            <translation>Wie das System es sagt</translation>
        </message>
        <message>
            <source>Certificates</source>
            <translation>Zertifikate</translation>
        </message>
        <message>
            <source>Certificates (*.pem *.crt *.cer)</source>
            <translation>Zertifikate (*.pem *.crt *.cer)</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Auswählen …</translation>
        </message>
        <message>
            <source>Hide the sign-in</source>
            <translation>Anmeldung verbergen</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keiner</translation>
        </message>
        <message>
            <source>PEM file of your company</source>
            <translation>PEM-Datei Ihres Unternehmens</translation>
        </message>
        <message>
            <source>Pro&amp;xy</source>
            <translation>Pro&amp;xy</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <source>Proxy address</source>
            <translation>Adresse des Proxys</translation>
        </message>
        <message>
            <source>Proxy sign-in</source>
            <translation>Anmeldung am Proxy</translation>
        </message>
        <message>
            <source>Show the sign-in</source>
            <translation>Anmeldung zeigen</translation>
        </message>
        <message>
            <source>Sign-in</source>
            <translation>Anmeldung</translation>
        </message>
        <message>
            <source>The settings cannot be written.</source>
            <translation>Die Einstellungen können nicht geschrieben werden.</translation>
        </message>
        <message>
            <source>This is no proxy such as http://proxy.example.com:8080.</source>
            <translation>Das ist kein Proxy wie http://proxy.example.com:8080.</translation>
        </message>
        <message>
            <source>This one:</source>
            <translation>Dieser:</translation>
        </message>
        <message>
            <source>Use this and try again</source>
            <translation>Übernehmen und erneut versuchen</translation>
        </message>
        <message>
            <source>name:password, if it asks</source>
            <translation>Name:Passwort, falls er fragt</translation>
        </message>
    </context>
    <context>
        <name>NetworkPage</name>
        <message>
            <source>Network</source>
            <translation>Netzwerk</translation>
        </message>
        <message>
            <source>Proxy and certificates</source>
            <translation>Proxy und Zertifikate</translation>
        </message>
        <message>
            <source>Where a company opens every connection, its certificate is often that of the system already; else name its file here.</source>
            <translation>Wo ein Unternehmen jede Verbindung öffnet, kennt das System dessen Zertifikat meist schon; sonst nennen Sie hier die Datei.</translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n weiterer</numerusform>
                <numerusform>%n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>Close this notice</source>
            <translation>Diesen Hinweis schließen</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
    </context>
    <context>
        <name>NoticeList</name>
        <message numerus="yes">
            <source>%n older one(s) are not shown</source>
            <translation>
                <numerusform>%n älterer Hinweis wird nicht gezeigt</numerusform>
                <numerusform>%n ältere Hinweise werden nicht gezeigt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n-mal</numerusform>
                <numerusform>%n-mal</numerusform>
            </translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Details kopieren</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Dismiss all</source>
            <translation>Alle verwerfen</translation>
        </message>
        <message>
            <source>Dismiss every problem</source>
            <translation>Jedes Problem verwerfen</translation>
        </message>
        <message>
            <source>Dismiss: {notice}</source>
            <translation>Verwerfen: {notice}</translation>
        </message>
        <message>
            <source>No problem came up in this run.</source>
            <translation>Seit dem Start gab es kein Problem.</translation>
        </message>
        <message>
            <source>Nothing was said in this run.</source>
            <translation>Seit dem Start gab es keine Hinweise.</translation>
        </message>
        <message>
            <source>Notice</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>Hinweise</translation>
        </message>
        <message>
            <source>Only problems</source>
            <translation>Nur Probleme</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message numerus="yes">
            <source>(%n time(s))</source>
            <translation>
                <numerusform>(%n-mal)</numerusform>
                <numerusform>(%n-mal)</numerusform>
            </translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Details kopieren</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>Erneut anmelden</translation>
        </message>
        <message>
            <source>The token for {site} ended on {day}. Saved pages stay readable here.</source>
            <translation>Das Token für {site} endete am {day}. Gespeicherte Seiten bleiben hier lesbar.</translation>
        </message>
        <message>
            <source>{site} does not accept your token any more. Saved pages stay readable here.</source>
            <translation>{site} akzeptiert Ihr Token nicht mehr. Gespeicherte Seiten bleiben hier lesbar.</translation>
        </message>
    </context>
    <context>
        <name>Notifications</name>
        <message numerus="yes">
            <source>%n news in your inbox</source>
            <translation>
                <numerusform>%n Neuigkeit in Ihrem Eingang</numerusform>
                <numerusform>%n Neuigkeiten in Ihrem Eingang</numerusform>
            </translation>
        </message>
        <message>
            <source>A new version, {number}</source>
            <translation>Eine neue Version, {number}</translation>
        </message>
        <message>
            <source>New in your search “{search}”</source>
            <translation>Neu in Ihrer Suche „{search}“</translation>
        </message>
        <message>
            <source>You wanted to be reminded.</source>
            <translation>Sie wollten erinnert werden.</translation>
        </message>
        <message>
            <source>{names} and more</source>
            <translation>{names} und weitere</translation>
        </message>
    </context>
    <context>
        <name>Offline</name>
        <message>
            <source>An attachment</source>
            <translation>Ein Anhang</translation>
        </message>
        <message>
            <source>Blog post</source>
            <translation>Blogbeitrag</translation>
        </message>
        <message>
            <source>Checked</source>
            <translation>Geprüft</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>Kommentare</translation>
        </message>
        <message>
            <source>Content {id}</source>
            <translation>Inhalt {id}</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Wie</translation>
        </message>
        <message>
            <source>Included page</source>
            <translation>Eingebundene Seite</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Stichwörter</translation>
        </message>
        <message>
            <source>Last try</source>
            <translation>Letzter Versuch</translation>
        </message>
        <message>
            <source>List of attachments</source>
            <translation>Liste der Anhänge</translation>
        </message>
        <message>
            <source>Noticed</source>
            <translation>Bemerkt</translation>
        </message>
        <message>
            <source>Older version</source>
            <translation>Ältere Version</translation>
        </message>
        <message>
            <source>Oldest check</source>
            <translation>Älteste Prüfung</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Abfrage</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Empfangen</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Anfragen</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Seit</translation>
        </message>
        <message>
            <source>Size of files</source>
            <translation>Größe der Dateien</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Tries</source>
            <translation>Versuche</translation>
        </message>
        <message>
            <source>Under way, or cut off</source>
            <translation>Läuft noch oder brach ab</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>Ohne Titel</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Was geschah</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>With</source>
            <translation>Mit</translation>
        </message>
        <message>
            <source>Without a space</source>
            <translation>Ohne Bereich</translation>
        </message>
        <message>
            <source>not yet synced</source>
            <translation>noch nicht abgeglichen</translation>
        </message>
        <message>
            <source>nothing new</source>
            <translation>nichts Neues</translation>
        </message>
        <message>
            <source>the site</source>
            <translation>Die Site</translation>
        </message>
        <message>
            <source>{count} min</source>
            <translation>{count} min</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} s</translation>
        </message>
    </context>
    <context>
        <name>OfflinePages</name>
        <message>
            <source>Adding up…</source>
            <translation>Wird addiert …</translation>
        </message>
        <message>
            <source>Choose something…</source>
            <translation>Etwas wählen …</translation>
        </message>
        <message>
            <source>Choose spaces, pages with all below, labels or queries: they stay complete.</source>
            <translation>Wählen Sie Bereiche, Seiten mit allem darunter, Stichwörter oder Abfragen: Sie bleiben vollständig.</translation>
        </message>
        <message>
            <source>Find in what left the site</source>
            <translation>In dem suchen, was die Site verließ</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Freigeben</translation>
        </message>
        <message>
            <source>Free the room that {space} takes?</source>
            <translation>Den Platz freigeben, den {space} belegt?</translation>
        </message>
        <message>
            <source>Gone from the site; the last copies are readable here.</source>
            <translation>Nicht mehr auf der Site; die letzten Kopien sind hier lesbar.</translation>
        </message>
        <message>
            <source>Its texts, comments and files go from this machine; what rules hold comes back at the next sync.</source>
            <translation>Texte, Kommentare und Dateien verschwinden von diesem Rechner; was Regeln behalten, kommt beim nächsten Abgleich zurück.</translation>
        </message>
        <message>
            <source>Last runs</source>
            <translation>Letzte Läufe</translation>
        </message>
        <message>
            <source>Left the site</source>
            <translation>Nicht mehr auf der Site</translation>
        </message>
        <message>
            <source>No sync has run yet</source>
            <translation>Noch kein Abgleich gelaufen</translation>
        </message>
        <message>
            <source>No troubles: all of it could be had</source>
            <translation>Keine Probleme: Alles war zu bekommen</translation>
        </message>
        <message>
            <source>Nothing has left the site</source>
            <translation>Nichts hat die Site verlassen</translation>
        </message>
        <message>
            <source>Nothing is kept offline yet</source>
            <translation>Noch wird nichts offline behalten</translation>
        </message>
        <message>
            <source>Nothing is on this machine yet</source>
            <translation>Noch ist nichts auf diesem Rechner</translation>
        </message>
        <message>
            <source>Purge</source>
            <translation>Endgültig löschen</translation>
        </message>
        <message numerus="yes">
            <source>Purge the last copies of %Ln page(s)?</source>
            <translation>
                <numerusform>Die letzte Kopie von %Ln Seite endgültig löschen?</numerusform>
                <numerusform>Die letzten Kopien von %Ln Seiten endgültig löschen?</numerusform>
            </translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Speicherplatz</translation>
        </message>
        <message>
            <source>They are not on the site any more and cannot be had again.</source>
            <translation>Sie sind nicht mehr auf der Site und nicht wieder zu bekommen.</translation>
        </message>
        <message>
            <source>Troubles</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>What could not be had is tried again at each sync.</source>
            <translation>Was nicht zu bekommen war, wird bei jedem Abgleich erneut versucht.</translation>
        </message>
        <message>
            <source>What is deleted or hidden on the site stays here with its last copy.</source>
            <translation>Was auf der Site gelöscht oder verborgen wird, bleibt hier mit seiner letzten Kopie.</translation>
        </message>
        <message>
            <source>What is kept offline</source>
            <translation>Was offline behalten wird</translation>
        </message>
        <message>
            <source>{texts} of texts and {files} of files are on this machine, encrypted.</source>
            <translation>{texts} Texte und {files} Dateien liegen verschlüsselt auf diesem Rechner.</translation>
        </message>
    </context>
    <context>
        <name>OfflineTab</name>
        <message numerus="yes">
            <source>%Ln page(s) on this machine</source>
            <translation>
                <numerusform>%Ln Seite auf diesem Rechner</numerusform>
                <numerusform>%Ln Seiten auf diesem Rechner</numerusform>
            </translation>
        </message>
        <message>
            <source>Keep something offline…</source>
            <translation>Etwas offline behalten …</translation>
        </message>
        <message>
            <source>Kept offline</source>
            <translation>Offline behalten</translation>
        </message>
        <message>
            <source>Last runs</source>
            <translation>Letzte Läufe</translation>
        </message>
        <message>
            <source>Left the site</source>
            <translation>Nicht mehr auf der Site</translation>
        </message>
        <message>
            <source>Offline library</source>
            <translation>Offline-Bibliothek</translation>
        </message>
        <message>
            <source>Parts of the offline library</source>
            <translation>Teile der Offline-Bibliothek</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Speicherplatz</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Jetzt abgleichen</translation>
        </message>
        <message>
            <source>To be decided</source>
            <translation>Zu entscheiden</translation>
        </message>
        <message>
            <source>Troubles</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>last sync {when}: {how}</source>
            <translation>letzter Abgleich {when}: {how}</translation>
        </message>
        <message>
            <source>never synced</source>
            <translation>nie abgeglichen</translation>
        </message>
    </context>
    <context>
        <name>Others</name>
        <message>
            <source>A link, an id or KEY:Title</source>
            <translation>Ein Link, eine ID oder KEY:Titel</translation>
        </message>
        <message>
            <source>Compare with a file</source>
            <translation>Mit einer Datei vergleichen</translation>
        </message>
        <message>
            <source>Compare with another page</source>
            <translation>Mit einer anderen Seite vergleichen</translation>
        </message>
        <message>
            <source>No page is found under “{text}”.</source>
            <translation>Unter „{text}“ findet sich keine Seite.</translation>
        </message>
        <message>
            <source>{name} cannot be read as text. Choose another file.</source>
            <translation>{name} lässt sich nicht als Text lesen. Wählen Sie eine andere Datei.</translation>
        </message>
    </context>
    <context>
        <name>OutlineSection</name>
        <message>
            <source>No headings on this page.</source>
            <translation>Keine Überschriften auf dieser Seite.</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>Gliederung</translation>
        </message>
        <message>
            <source>{heading}, level {level}</source>
            <translation>{heading}, Ebene {level}</translation>
        </message>
    </context>
    <context>
        <name>Outside</name>
        <message>
            <source>Copied.</source>
            <translation>Kopiert.</translation>
        </message>
        <message>
            <source>Link copied.</source>
            <translation>Link kopiert.</translation>
        </message>
        <message>
            <source>Link for Confluence Desk copied.</source>
            <translation>Link für Confluence Desk kopiert.</translation>
        </message>
        <message>
            <source>Links that begin with “{scheme}:” are not opened.</source>
            <translation>Links, die mit „{scheme}:“ beginnen, werden nicht geöffnet.</translation>
        </message>
        <message>
            <source>Markdown link copied.</source>
            <translation>Markdown-Link kopiert.</translation>
        </message>
        <message>
            <source>No browser could be opened. The link is on the clipboard instead.</source>
            <translation>Kein Browser ließ sich öffnen. Der Link liegt stattdessen in der Zwischenablage.</translation>
        </message>
        <message>
            <source>Title copied.</source>
            <translation>Titel kopiert.</translation>
        </message>
    </context>
    <context>
        <name>PageCopier</name>
        <message>
            <source>The page is copied as Markdown.</source>
            <translation>Die Seite ist als Markdown kopiert.</translation>
        </message>
        <message>
            <source>The page is copied as plain text.</source>
            <translation>Die Seite ist als reiner Text kopiert.</translation>
        </message>
        <message>
            <source>The page is copied.</source>
            <translation>Die Seite ist kopiert.</translation>
        </message>
        <message>
            <source>The selection is copied as Markdown.</source>
            <translation>Die Auswahl ist als Markdown kopiert.</translation>
        </message>
        <message>
            <source>The selection is copied as plain text.</source>
            <translation>Die Auswahl ist als reiner Text kopiert.</translation>
        </message>
        <message>
            <source>The selection is copied.</source>
            <translation>Die Auswahl ist kopiert.</translation>
        </message>
        <message>
            <source>There is no text here that could be copied.</source>
            <translation>Hier gibt es keinen Text, der kopiert werden könnte.</translation>
        </message>
    </context>
    <context>
        <name>PagePanel</name>
        <message>
            <source>A newer version arrived: v{number} by {name}, {when}.</source>
            <translation>Eine neuere Version ist da: v{number} von {name}, {when}.</translation>
        </message>
        <message>
            <source>A newer version arrived: v{number}.</source>
            <translation>Eine neuere Version ist da: v{number}.</translation>
        </message>
        <message>
            <source>Page {id}</source>
            <translation>Seite {id}</translation>
        </message>
        <message>
            <source>Saved copy of {when}</source>
            <translation>Gespeicherte Kopie von {when}</translation>
        </message>
        <message>
            <source>Saved copy, checked {when}</source>
            <translation>Gespeicherte Kopie, {when} geprüft</translation>
        </message>
        <message>
            <source>Sign in again to read this page.</source>
            <translation>Melden Sie sich erneut an, um diese Seite zu lesen.</translation>
        </message>
        <message>
            <source>There is no copy of this page here, and Confluence has not answered yet.</source>
            <translation>Hier gibt es keine Kopie dieser Seite, und Confluence hat noch nicht geantwortet.</translation>
        </message>
        <message>
            <source>This is the copy saved {when}.</source>
            <translation>Dies ist die {when} gespeicherte Kopie.</translation>
        </message>
        <message>
            <source>This is the saved copy.</source>
            <translation>Dies ist die gespeicherte Kopie.</translation>
        </message>
        <message>
            <source>This page is in the trash. Its copy stays readable here.</source>
            <translation>Diese Seite liegt im Papierkorb. Ihre Kopie bleibt hier lesbar.</translation>
        </message>
        <message>
            <source>You are signed out.</source>
            <translation>Sie sind abgemeldet.</translation>
        </message>
        <message>
            <source>You are working offline, and there is no copy of this page here.</source>
            <translation>Sie arbeiten offline, und von dieser Seite ist keine Kopie hier.</translation>
        </message>
    </context>
    <context>
        <name>PagePaper</name>
        <message>
            <source>PDF files (*.pdf)</source>
            <translation>PDF-Dateien (*.pdf)</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Page {page} of {all}</source>
            <translation>Seite {page} von {all}</translation>
        </message>
        <message>
            <source>Printing {name}</source>
            <translation>{name} wird gedruckt</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Als PDF speichern</translation>
        </message>
        <message>
            <source>Saved {name} in {folder}.</source>
            <translation>{name} in {folder} gespeichert.</translation>
        </message>
        <message>
            <source>Saving {name}</source>
            <translation>{name} wird gespeichert</translation>
        </message>
        <message>
            <source>The page could not be printed. Check the printer, then try again.</source>
            <translation>Die Seite ließ sich nicht drucken. Prüfen Sie den Drucker und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>v{number}</source>
            <translation>v{number}</translation>
        </message>
        <message>
            <source>{name} could not be written. Try again, or choose another folder.</source>
            <translation>{name} ließ sich nicht schreiben. Versuchen Sie es erneut oder wählen Sie einen anderen Ordner.</translation>
        </message>
    </context>
    <context>
        <name>PageReader</name>
        <message>
            <source>Draw again</source>
            <translation>Neu zeichnen</translation>
        </message>
        <message>
            <source>Go online</source>
            <translation>Online gehen</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Anzeigen</translation>
        </message>
        <message>
            <source>The page stopped working and was drawn again.</source>
            <translation>Die Seite reagierte nicht mehr und wurde neu gezeichnet.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>What changed</source>
            <translation>Was sich geändert hat</translation>
        </message>
    </context>
    <context>
        <name>PageTreeModel</name>
        <message>
            <source>Loading the spaces</source>
            <translation>Bereiche werden geladen</translation>
        </message>
        <message>
            <source>Loading “{title}”</source>
            <translation>„{title}“ wird geladen</translation>
        </message>
    </context>
    <context>
        <name>PageWriters</name>
        <message>
            <source>Comparing versions: {done} of {all}</source>
            <translation>Versionen werden verglichen: {done} von {all}</translation>
        </message>
        <message>
            <source>Fetching versions: {done} of {all}</source>
            <translation>Versionen werden geholt: {done} von {all}</translation>
        </message>
        <message>
            <source>Finding out who wrote this</source>
            <translation>Es wird ermittelt, wer das geschrieben hat</translation>
        </message>
        <message>
            <source>Finding out who wrote this…</source>
            <translation>Es wird ermittelt, wer das geschrieben hat …</translation>
        </message>
        <message>
            <source>There is no text here to say it of.</source>
            <translation>Hier ist kein Text, zu dem es sich sagen ließe.</translation>
        </message>
        <message>
            <source>This is the oldest version: all of it is new.</source>
            <translation>Das ist die älteste Version: Alles ist neu.</translation>
        </message>
    </context>
    <context>
        <name>PaperView</name>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>of {count}</source>
            <translation>von {count}</translation>
        </message>
    </context>
    <context>
        <name>Picture</name>
        <message>
            <source>Image could not be loaded</source>
            <translation>Bild ließ sich nicht laden</translation>
        </message>
        <message>
            <source>Image not here: offline</source>
            <translation>Bild nicht hier: offline</translation>
        </message>
        <message>
            <source>Image not loaded yet</source>
            <translation>Bild noch nicht geladen</translation>
        </message>
        <message>
            <source>Sign in to load this image</source>
            <translation>Anmelden, um dieses Bild zu laden</translation>
        </message>
        <message>
            <source>The picture of then is not kept here</source>
            <translation>Das Bild von damals liegt nicht hier</translation>
        </message>
        <message>
            <source>This image is too large</source>
            <translation>Dieses Bild ist zu groß</translation>
        </message>
        <message>
            <source>This image was deleted</source>
            <translation>Dieses Bild wurde gelöscht</translation>
        </message>
        <message>
            <source>You may not see this image</source>
            <translation>Sie dürfen dieses Bild nicht sehen</translation>
        </message>
    </context>
    <context>
        <name>PictureView</name>
        <message>
            <source>Actual size (1)</source>
            <translation>Originalgröße (1)</translation>
        </message>
        <message>
            <source>Fit to the tab (0)</source>
            <translation>In den Tab einpassen (0)</translation>
        </message>
    </context>
    <context>
        <name>PlainRows</name>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
    </context>
    <context>
        <name>PreferenceRow</name>
        <message>
            <source>Reset {name}</source>
            <translation>{name} zurücksetzen</translation>
        </message>
    </context>
    <context>
        <name>PrivacyPage</name>
        <message>
            <source>Images from other hosts</source>
            <translation>Bilder von anderen Hosts</translation>
        </message>
        <message>
            <source>Pages contact no host but your Confluence, unless you allow it below. Nothing is counted, measured or sent to us.</source>
            <translation>Seiten fragen keinen Host außer Ihrem Confluence, es sei denn, Sie erlauben es unten. Nichts wird gezählt, gemessen oder an uns gesendet.</translation>
        </message>
        <message>
            <source>Privacy</source>
            <translation>Datenschutz</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Anfragen</translation>
        </message>
        <message>
            <source>These hosts are asked for their images, and so learn when you read a page that shows one. All others wait until you click.</source>
            <translation>Diese Hosts werden nach ihren Bildern gefragt und erfahren so, wann Sie eine Seite mit einem davon lesen. Alle anderen warten, bis Sie klicken.</translation>
        </message>
        <message>
            <source>They are loaded only when you click. To allow a host, choose “Always from” beside one of its images.</source>
            <translation>Sie werden nur geladen, wenn Sie klicken. Um einen Host zu erlauben, wählen Sie „Immer von“ neben einem seiner Bilder.</translation>
        </message>
    </context>
    <context>
        <name>Program</name>
        <message>
            <source>About Confluence Desk</source>
            <translation>Über Confluence Desk</translation>
        </message>
        <message>
            <source>Confluence Desk {version}</source>
            <translation>Confluence Desk {version}</translation>
        </message>
        <message>
            <source>Confluence is asked again; the sign on top says whether it answers.</source>
            <translation>Confluence wird wieder gefragt; das Zeichen oben sagt, ob es antwortet.</translation>
        </message>
        <message>
            <source>Reads a Confluence Cloud site from the desktop, online or not. Apache License 2.0.</source>
            <translation>Liest eine Confluence-Cloud-Site vom Desktop aus, online oder nicht. Apache-Lizenz 2.0.</translation>
        </message>
    </context>
    <context>
        <name>Question</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>QuestionPage</name>
        <message numerus="yes">
            <source>%Ln of {of} pages of {space} are not there any more.</source>
            <translation>
                <numerusform>%Ln von {of} Seiten in {space} ist nicht mehr da.</numerusform>
                <numerusform>%Ln von {of} Seiten in {space} sind nicht mehr da.</numerusform>
            </translation>
        </message>
        <message>
            <source>Keep the copies</source>
            <translation>Kopien behalten</translation>
        </message>
        <message>
            <source>Let them go</source>
            <translation>Gehen lassen</translation>
        </message>
        <message>
            <source>Nothing was removed here. Perhaps they were deleted on purpose, perhaps your access is broken. What you let go stays readable under “Left the site”.</source>
            <translation>Hier wurde nichts entfernt. Vielleicht wurden sie mit Absicht gelöscht, vielleicht ist Ihr Zugriff gestört. Was Sie gehen lassen, bleibt unter „Nicht mehr auf der Site“ lesbar.</translation>
        </message>
        <message>
            <source>Page {id}</source>
            <translation>Seite {id}</translation>
        </message>
        <message>
            <source>a space</source>
            <translation>einem Bereich</translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more</source>
            <translation>
                <numerusform>und %Ln weitere</numerusform>
                <numerusform>und %Ln weitere</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QuickOpen</name>
        <message>
            <source>A page, a space, a person, or &gt; for a command</source>
            <translation>Seite, Bereich, Person oder &gt; für einen Befehl</translation>
        </message>
        <message>
            <source>Quick open</source>
            <translation>Schnell öffnen</translation>
        </message>
        <message>
            <source>Search for “{words}”</source>
            <translation>Nach „{words}“ suchen</translation>
        </message>
        <message>
            <source>The titles are being read…</source>
            <translation>Die Titel werden gelesen …</translation>
        </message>
        <message>
            <source>What you read and star appears here.</source>
            <translation>Was Sie lesen und mit Stern versehen, erscheint hier.</translation>
        </message>
        <message>
            <source>archived or gone</source>
            <translation>archiviert oder weg</translation>
        </message>
        <message>
            <source>pages of this person</source>
            <translation>Seiten dieser Person</translation>
        </message>
        <message>
            <source>personal space</source>
            <translation>persönlicher Bereich</translation>
        </message>
        <message>
            <source>read lately</source>
            <translation>kürzlich gelesen</translation>
        </message>
        <message>
            <source>saved search</source>
            <translation>gespeicherte Suche</translation>
        </message>
        <message>
            <source>searched before</source>
            <translation>früher gesucht</translation>
        </message>
        <message>
            <source>space {key}</source>
            <translation>Bereich {key}</translation>
        </message>
    </context>
    <context>
        <name>Readiness</name>
        <message numerus="yes">
            <source>%Ln file(s) not here</source>
            <translation>
                <numerusform>%Ln Datei nicht hier</numerusform>
                <numerusform>%Ln Dateien nicht hier</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) missing</source>
            <translation>
                <numerusform>%Ln Bild fehlt</numerusform>
                <numerusform>%Ln Bilder fehlen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln included page(s) missing</source>
            <translation>
                <numerusform>%Ln eingebundene Seite fehlt</numerusform>
                <numerusform>%Ln eingebundene Seiten fehlen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln linked page(s) missing</source>
            <translation>
                <numerusform>%Ln verlinkte Seite fehlt</numerusform>
                <numerusform>%Ln verlinkte Seiten fehlen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln list(s) of pages never fetched</source>
            <translation>
                <numerusform>%Ln Seitenliste nie geholt</numerusform>
                <numerusform>%Ln Seitenlisten nie geholt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s) missing</source>
            <translation>
                <numerusform>%Ln Seite fehlt</numerusform>
                <numerusform>%Ln Seiten fehlen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s) not checked for a day</source>
            <translation>
                <numerusform>%Ln Seite seit einem Tag nicht geprüft</numerusform>
                <numerusform>%Ln Seiten seit einem Tag nicht geprüft</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s) outdated</source>
            <translation>
                <numerusform>%Ln Seite veraltet</numerusform>
                <numerusform>%Ln Seiten veraltet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s) with all they show; oldest check {when}.</source>
            <translation>
                <numerusform>%Ln Seite mit allem, was sie zeigt; älteste Prüfung {when}.</numerusform>
                <numerusform>%Ln Seiten mit allem, was sie zeigen; älteste Prüfung {when}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s) with incomplete lists</source>
            <translation>
                <numerusform>%Ln Seite mit unvollständigen Listen</numerusform>
                <numerusform>%Ln Seiten mit unvollständigen Listen</numerusform>
            </translation>
        </message>
        <message>
            <source>File not here</source>
            <translation>Datei nicht hier</translation>
        </message>
        <message>
            <source>Files not here</source>
            <translation>Dateien nicht hier</translation>
        </message>
        <message>
            <source>Image missing</source>
            <translation>Bild fehlt</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Included page missing</source>
            <translation>Eingebundene Seite fehlt</translation>
        </message>
        <message>
            <source>Included pages</source>
            <translation>Eingebundene Seiten</translation>
        </message>
        <message>
            <source>Linked page missing</source>
            <translation>Verlinkte Seite fehlt</translation>
        </message>
        <message>
            <source>Linked pages</source>
            <translation>Verlinkte Seiten</translation>
        </message>
        <message>
            <source>List incomplete</source>
            <translation>Liste unvollständig</translation>
        </message>
        <message>
            <source>Looked at on {when}.</source>
            <translation>Geprüft am {when}.</translation>
        </message>
        <message>
            <source>Never listed</source>
            <translation>Nie aufgelistet</translation>
        </message>
        <message>
            <source>Newest check</source>
            <translation>Neueste Prüfung</translation>
        </message>
        <message>
            <source>Not checked lately</source>
            <translation>Lange nicht geprüft</translation>
        </message>
        <message>
            <source>Not ready</source>
            <translation>Nicht bereit</translation>
        </message>
        <message>
            <source>Nothing of it is known on this machine.</source>
            <translation>Davon ist auf diesem Rechner nichts bekannt.</translation>
        </message>
        <message>
            <source>Oldest check</source>
            <translation>Älteste Prüfung</translation>
        </message>
        <message>
            <source>On the page</source>
            <translation>Auf der Seite</translation>
        </message>
        <message>
            <source>Outdated</source>
            <translation>Veraltet</translation>
        </message>
        <message>
            <source>Page missing</source>
            <translation>Seite fehlt</translation>
        </message>
        <message>
            <source>Page {id}</source>
            <translation>Seite {id}</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>What is the matter</source>
            <translation>Was fehlt</translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more</source>
            <translation>
                <numerusform>und %Ln weitere</numerusform>
                <numerusform>und %Ln weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>ltr</source>
            <comment>the direction your language is written in: ltr, rtl</comment>
            <translation>ltr</translation>
        </message>
        <message>
            <source>what is below</source>
            <translation>was darunter liegt</translation>
        </message>
        <message>
            <source>{missing}.</source>
            <translation>{missing}.</translation>
        </message>
    </context>
    <context>
        <name>ReadinessTab</name>
        <message>
            <source>All of it is here, checked lately</source>
            <translation>Alles ist hier und kürzlich geprüft</translation>
        </message>
        <message>
            <source>Checked</source>
            <translation>Geprüft</translation>
        </message>
        <message>
            <source>Export the report</source>
            <translation>Bericht exportieren</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <source>Keep it offline and sync, then look again.</source>
            <translation>Offline behalten und abgleichen, dann erneut prüfen.</translation>
        </message>
        <message>
            <source>Keep offline…</source>
            <translation>Offline behalten …</translation>
        </message>
        <message>
            <source>Linked pages count</source>
            <translation>Verlinkte Seiten zählen</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Erneut prüfen</translation>
        </message>
        <message>
            <source>Looking</source>
            <translation>Prüfung läuft</translation>
        </message>
        <message>
            <source>Looking at what is here</source>
            <translation>Was hier liegt, wird geprüft</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Wird geprüft …</translation>
        </message>
        <message>
            <source>Markdown (*.md)</source>
            <translation>Markdown (*.md)</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Nicht bekannt</translation>
        </message>
        <message>
            <source>Nothing of it is here yet</source>
            <translation>Davon ist noch nichts hier</translation>
        </message>
        <message>
            <source>On the page</source>
            <translation>Auf der Seite</translation>
        </message>
        <message>
            <source>Readiness: {name}</source>
            <translation>Bereitschaft: {name}</translation>
        </message>
        <message>
            <source>Sync this now</source>
            <translation>Dies jetzt abgleichen</translation>
        </message>
        <message>
            <source>Web page (*.html)</source>
            <translation>Webseite (*.html)</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>What is missing or old</source>
            <translation>Was fehlt oder alt ist</translation>
        </message>
        <message>
            <source>What is the matter</source>
            <translation>Was fehlt</translation>
        </message>
        <message>
            <source>Written to {file}.</source>
            <translation>Geschrieben nach {file}.</translation>
        </message>
        <message numerus="yes">
            <source>{done} of %Ln text(s) looked at</source>
            <translation>
                <numerusform>{done} von %Ln Text angesehen</numerusform>
                <numerusform>{done} von %Ln Texten angesehen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReminderDialog</name>
        <message>
            <source>&amp;When</source>
            <translation>&amp;Wann</translation>
        </message>
        <message>
            <source>A word to yourself</source>
            <translation>Notiz für Sie selbst</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>In an hour</source>
            <translation>In einer Stunde</translation>
        </message>
        <message>
            <source>Next Monday</source>
            <translation>Nächsten Montag</translation>
        </message>
        <message>
            <source>Remind me</source>
            <translation>Erinnern</translation>
        </message>
        <message>
            <source>Tomorrow</source>
            <translation>Morgen</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message numerus="yes">
            <source>%n place(s)</source>
            <translation>
                <numerusform>%n Ort</numerusform>
                <numerusform>%n Orte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n-mal</numerusform>
                <numerusform>%n-mal</numerusform>
            </translation>
        </message>
        <message>
            <source>An attachment</source>
            <translation>Ein Anhang</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>Kommentare</translation>
        </message>
        <message>
            <source>Confluence</source>
            <translation>Confluence</translation>
        </message>
        <message>
            <source>Content {id}</source>
            <translation>Inhalt {id}</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Failed: Confluence had a problem</source>
            <translation>Fehlgeschlagen: Confluence hatte ein Problem</translation>
        </message>
        <message>
            <source>Failed: a sign-in page in between</source>
            <translation>Fehlgeschlagen: Anmeldeseite dazwischen</translation>
        </message>
        <message>
            <source>Failed: an answer without sense</source>
            <translation>Fehlgeschlagen: sinnlose Antwort</translation>
        </message>
        <message>
            <source>Failed: no answer</source>
            <translation>Fehlgeschlagen: keine Antwort</translation>
        </message>
        <message>
            <source>Failed: not allowed</source>
            <translation>Fehlgeschlagen: nicht erlaubt</translation>
        </message>
        <message>
            <source>Failed: not found</source>
            <translation>Fehlgeschlagen: nicht gefunden</translation>
        </message>
        <message>
            <source>Failed: nothing can be kept here</source>
            <translation>Fehlgeschlagen: hier ist nichts zu speichern</translation>
        </message>
        <message>
            <source>Failed: signed out</source>
            <translation>Fehlgeschlagen: abgemeldet</translation>
        </message>
        <message>
            <source>Failed: slowed down</source>
            <translation>Fehlgeschlagen: gebremst</translation>
        </message>
        <message>
            <source>Failed: the certificate is not trusted</source>
            <translation>Fehlgeschlagen: Zertifikat nicht vertrauenswürdig</translation>
        </message>
        <message>
            <source>Failed: the service was taken away</source>
            <translation>Fehlgeschlagen: Dienst abgeschaltet</translation>
        </message>
        <message>
            <source>Failed: the token may not</source>
            <translation>Fehlgeschlagen: Token darf das nicht</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Stichwörter</translation>
        </message>
        <message>
            <source>List of attachments</source>
            <translation>Liste der Anhänge</translation>
        </message>
        <message>
            <source>List of pages</source>
            <translation>Liste der Seiten</translation>
        </message>
        <message>
            <source>Spaces</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versionen</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
    </context>
    <context>
        <name>ReportTab</name>
        <message numerus="yes">
            <source>%Ln entries</source>
            <translation>
                <numerusform>%Ln Eintrag</numerusform>
                <numerusform>%Ln Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Show</source>
            <translation>&amp;Zeigen</translation>
        </message>
        <message>
            <source>Everything that was fetched</source>
            <translation>Alles, was geholt wurde</translation>
        </message>
        <message>
            <source>Narrow the report</source>
            <translation>Bericht eingrenzen</translation>
        </message>
        <message>
            <source>No entry is like that</source>
            <translation>Kein Eintrag passt</translation>
        </message>
        <message>
            <source>Nothing was fetched yet</source>
            <translation>Noch wurde nichts geladen</translation>
        </message>
        <message>
            <source>Only what failed</source>
            <translation>Nur Fehlgeschlagenes</translation>
        </message>
        <message>
            <source>Pages, comments and files that arrive are noted here.</source>
            <translation>Ankommende Seiten, Kommentare und Dateien werden hier vermerkt.</translation>
        </message>
        <message>
            <source>Sync report</source>
            <translation>Abgleichbericht</translation>
        </message>
        <message>
            <source>Sync {when}: {what}</source>
            <translation>Abgleich {when}: {what}</translation>
        </message>
    </context>
    <context>
        <name>Results</name>
        <message>
            <source>Attachment</source>
            <translation>Anhang</translation>
        </message>
        <message>
            <source>Blog post</source>
            <translation>Blogbeitrag</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Kommentar</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Datenbank</translation>
        </message>
        <message>
            <source>Enter opens, Ctrl+Enter opens in a tab behind</source>
            <translation>Eingabe öffnet, Strg+Eingabe öffnet in einem Tab dahinter</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Here</source>
            <translation>Hier</translation>
        </message>
        <message>
            <source>Name here, file on Confluence</source>
            <translation>Name hier, Datei in Confluence</translation>
        </message>
        <message>
            <source>Name only</source>
            <translation>Nur der Name</translation>
        </message>
        <message>
            <source>On Confluence</source>
            <translation>In Confluence</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <source>Saved. It stands in the navigator under Saved searches.</source>
            <translation>Gespeichert. Sie steht in der Navigation unter „Gespeicherte Suchen“.</translation>
        </message>
        <message>
            <source>Smart Link</source>
            <translation>Smart Link</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Title here, text on Confluence</source>
            <translation>Titel hier, Text in Confluence</translation>
        </message>
        <message>
            <source>Whiteboard</source>
            <translation>Whiteboard</translation>
        </message>
        <message>
            <source>synced {moment}</source>
            <translation>abgeglichen {moment}</translation>
        </message>
        <message>
            <source>{heading}:</source>
            <translation>{heading}:</translation>
        </message>
    </context>
    <context>
        <name>ResultsTab</name>
        <message numerus="yes">
            <source>%n by name only</source>
            <translation>
                <numerusform>%n nur dem Namen nach</numerusform>
                <numerusform>%n nur dem Namen nach</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n here</source>
            <translation>
                <numerusform>%n hier</numerusform>
                <numerusform>%n hier</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on Confluence</source>
            <translation>
                <numerusform>%n in Confluence</numerusform>
                <numerusform>%n in Confluence</numerusform>
            </translation>
        </message>
        <message>
            <source>Confluence does not answer: this is what is on this machine.</source>
            <translation>Confluence antwortet nicht: Hier steht, was auf diesem Rechner ist.</translation>
        </message>
        <message>
            <source>Enter asks Confluence.</source>
            <translation>Eingabe fragt Confluence.</translation>
        </message>
        <message>
            <source>Nothing on this machine fits this query</source>
            <translation>Nichts auf diesem Rechner passt zu dieser Abfrage</translation>
        </message>
        <message>
            <source>Nothing on this machine holds these words</source>
            <translation>Nichts auf diesem Rechner enthält diese Wörter</translation>
        </message>
        <message>
            <source>Nothing was found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <source>Save this search</source>
            <translation>Diese Suche speichern</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>Suche läuft</translation>
        </message>
        <message>
            <source>Searching for “{query}”</source>
            <translation>Suche nach „{query}“</translation>
        </message>
        <message>
            <source>The first results are shown. More words narrow them.</source>
            <translation>Die ersten Ergebnisse werden gezeigt. Mehr Wörter grenzen sie ein.</translation>
        </message>
        <message>
            <source>The last results have only some of the words.</source>
            <translation>Die letzten Ergebnisse haben nur einige der Wörter.</translation>
        </message>
        <message>
            <source>This is not valid CQL yet</source>
            <translation>Das ist noch kein gültiges CQL</translation>
        </message>
        <message>
            <source>This is what is on this machine.</source>
            <translation>Das ist, was auf diesem Rechner liegt.</translation>
        </message>
        <message>
            <source>Try fewer or other words.</source>
            <translation>Versuchen Sie weniger oder andere Wörter.</translation>
        </message>
        <message>
            <source>What are you looking for?</source>
            <translation>Was suchen Sie?</translation>
        </message>
        <message>
            <source>Words are looked for in titles and texts; CQL is asked as it stands.</source>
            <translation>Wörter werden in Titeln und Texten gesucht; CQL wird unverändert gefragt.</translation>
        </message>
        <message>
            <source>Write {text}</source>
            <translation>{text} schreiben</translation>
        </message>
        <message>
            <source>You are working offline: this is what is on this machine.</source>
            <translation>Sie arbeiten offline: Hier steht, was auf diesem Rechner ist.</translation>
        </message>
        <message>
            <source>{here} of {all} here</source>
            <translation>{here} von {all} hier</translation>
        </message>
    </context>
    <context>
        <name>RunReport</name>
        <message numerus="yes">
            <source>%Ln file(s) fetched</source>
            <translation>
                <numerusform>%Ln Datei geholt</numerusform>
                <numerusform>%Ln Dateien geholt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln request(s)</source>
            <translation>
                <numerusform>%Ln Anfrage</numerusform>
                <numerusform>%Ln Anfragen</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing failed in this run</source>
            <translation>In diesem Lauf schlug nichts fehl</translation>
        </message>
        <message>
            <source>Nothing was new in this run</source>
            <translation>In diesem Lauf war nichts neu</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>To what</source>
            <translation>Womit</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Was geschah</translation>
        </message>
        <message>
            <source>What the run did</source>
            <translation>Was der Lauf tat</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>only the first {count} are listed</source>
            <translation>nur die ersten {count} sind aufgeführt</translation>
        </message>
    </context>
    <context>
        <name>SaveSearchDialog</name>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Notifications are off in the settings: new hits are only counted.</source>
            <translation>Benachrichtigungen sind in den Einstellungen aus: Neue Treffer werden nur gezählt.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Save this search</source>
            <translation>Diese Suche speichern</translation>
        </message>
        <message>
            <source>Tell me of new hits</source>
            <translation>Neue Treffer melden</translation>
        </message>
    </context>
    <context>
        <name>ScopesBox</name>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copy the scopes</source>
            <translation>Scopes kopieren</translation>
        </message>
        <message>
            <source>Scopes</source>
            <translation>Scopes</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear: {name}</source>
            <translation>Leeren: {name}</translation>
        </message>
    </context>
    <context>
        <name>Searches</name>
        <message numerus="yes">
            <source>%n search(es) added.</source>
            <translation>
                <numerusform>%n Suche hinzugefügt.</numerusform>
                <numerusform>%n Suchen hinzugefügt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stood here already.</source>
            <translation>
                <numerusform>%n stand schon hier.</numerusform>
                <numerusform>%n standen schon hier.</numerusform>
            </translation>
        </message>
        <message>
            <source>Searches of Confluence Desk (*.json)</source>
            <translation>Suchen von Confluence Desk (*.json)</translation>
        </message>
        <message>
            <source>Searches written to {name}.</source>
            <translation>Suchen in {name} geschrieben.</translation>
        </message>
        <message>
            <source>This file holds no searches. Choose another one.</source>
            <translation>Diese Datei enthält keine Suchen. Wählen Sie eine andere.</translation>
        </message>
    </context>
    <context>
        <name>SecretPlace</name>
        <message>
            <source>Ask the keyring again</source>
            <translation>Schlüsselbund noch einmal fragen</translation>
        </message>
        <message>
            <source>At least {count} characters.</source>
            <translation>Mindestens {count} Zeichen.</translation>
        </message>
        <message>
            <source>In a file that a passphrase protects</source>
            <translation>In einer Datei, die eine Passphrase schützt</translation>
        </message>
        <message>
            <source>Nowhere: I sign in again after every start</source>
            <translation>Nirgends: Ich melde mich nach jedem Start neu an</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>The file takes the keyring's place: what the keyring holds is not looked for any more, and other connections sign in anew. To keep them, unlock the keyring and ask it again.</source>
            <translation>Die Datei tritt an die Stelle des Schlüsselbunds: Was er hält, wird nicht mehr gesucht, und andere Verbindungen melden sich neu an. Um sie zu behalten, entsperren Sie den Schlüsselbund und fragen Sie ihn noch einmal.</translation>
        </message>
        <message>
            <source>The passphrase that you chose for it.</source>
            <translation>Die Passphrase, die Sie dafür gewählt haben.</translation>
        </message>
        <message>
            <source>The same again</source>
            <translation>Noch einmal dieselbe</translation>
        </message>
        <message>
            <source>The token and what you read are gone when the program ends.</source>
            <translation>Das Token und was Sie lesen sind weg, wenn das Programm endet.</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>Die beiden sind nicht gleich.</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Entsperren</translation>
        </message>
        <message>
            <source>Where shall the token be kept?</source>
            <translation>Wo soll das Token liegen?</translation>
        </message>
        <message>
            <source>Where the token is kept</source>
            <translation>Wo das Token liegt</translation>
        </message>
        <message>
            <source>You are asked for it at every start. Nobody can recover it.</source>
            <translation>Sie werden bei jedem Start danach gefragt. Niemand kann sie wiederherstellen.</translation>
        </message>
    </context>
    <context>
        <name>Section</name>
        <message>
            <source>Retry</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Retry: {section}</source>
            <translation>Wiederholen: {section}</translation>
        </message>
        <message>
            <source>Show all {count}</source>
            <translation>Alle {count} anzeigen</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>1 GB</source>
            <translation>1 GB</translation>
        </message>
        <message>
            <source>10 GB</source>
            <translation>10 GB</translation>
        </message>
        <message>
            <source>2 GB</source>
            <translation>2 GB</translation>
        </message>
        <message>
            <source>20 GB</source>
            <translation>20 GB</translation>
        </message>
        <message>
            <source>30 days</source>
            <translation>30 Tage</translation>
        </message>
        <message>
            <source>5 GB</source>
            <translation>5 GB</translation>
        </message>
        <message>
            <source>50 GB</source>
            <translation>50 GB</translation>
        </message>
        <message>
            <source>90 days</source>
            <translation>90 Tage</translation>
        </message>
        <message>
            <source>A quick look brings new and changed pages.</source>
            <translation>Ein kurzer Blick holt neue und geänderte Seiten.</translation>
        </message>
        <message>
            <source>A sync in full also sees what moved, was labelled or left.</source>
            <translation>Ein voller Abgleich sieht auch, was verschoben, mit Stichwörtern versehen oder entfernt wurde.</translation>
        </message>
        <message>
            <source>A year</source>
            <translation>Ein Jahr</translation>
        </message>
        <message>
            <source>Accent</source>
            <translation>Akzentfarbe</translation>
        </message>
        <message>
            <source>As on the strip</source>
            <translation>Wie in der Tableiste</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>As usual</source>
            <translation>Wie sonst</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>Blau</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Comfortable</source>
            <translation>Angenehm</translation>
        </message>
        <message>
            <source>Compact</source>
            <translation>Kompakt</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>Kontrast</translation>
        </message>
        <message>
            <source>Cosy</source>
            <translation>Mittel</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Density</source>
            <translation>Dichte</translation>
        </message>
        <message>
            <source>Every 12 hours</source>
            <translation>Alle 12 Stunden</translation>
        </message>
        <message>
            <source>Every 15 minutes</source>
            <translation>Alle 15 Minuten</translation>
        </message>
        <message>
            <source>Every 3 hours</source>
            <translation>Alle 3 Stunden</translation>
        </message>
        <message>
            <source>Every 30 minutes</source>
            <translation>Alle 30 Minuten</translation>
        </message>
        <message>
            <source>Every 5 minutes</source>
            <translation>Alle 5 Minuten</translation>
        </message>
        <message>
            <source>Every 6 hours</source>
            <translation>Alle 6 Stunden</translation>
        </message>
        <message>
            <source>Every hour</source>
            <translation>Jede Stunde</translation>
        </message>
        <message>
            <source>Everything is where it was when the program starts again.</source>
            <translation>Beim nächsten Start ist alles wieder, wo es war.</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Favoriten</translation>
        </message>
        <message>
            <source>For ever</source>
            <translation>Für immer</translation>
        </message>
        <message>
            <source>Full</source>
            <translation>Voll</translation>
        </message>
        <message>
            <source>Full width</source>
            <translation>Volle Breite</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>Grün</translation>
        </message>
        <message>
            <source>Half a year</source>
            <translation>Ein halbes Jahr</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Hoch</translation>
        </message>
        <message>
            <source>High contrast draws stronger lines and darker letters.</source>
            <translation>Hoher Kontrast zeichnet kräftigere Linien und dunklere Buchstaben.</translation>
        </message>
        <message>
            <source>How large a page is shown in a new tab.</source>
            <translation>Wie groß eine Seite in einem neuen Tab erscheint.</translation>
        </message>
        <message>
            <source>How large the window's own words are; pages have a zoom.</source>
            <translation>Wie groß die Schrift des Fensters ist; Seiten haben einen Zoom.</translation>
        </message>
        <message>
            <source>How long the last copy of a page that is gone stays here.</source>
            <translation>Wie lange die letzte Kopie einer entfernten Seite hier bleibt.</translation>
        </message>
        <message>
            <source>How much air there is between the rows of lists.</source>
            <translation>Wie viel Luft zwischen den Zeilen der Listen ist.</translation>
        </message>
        <message>
            <source>Keep what left Confluence</source>
            <translation>Entferntes aufbewahren</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Last used first</source>
            <translation>Zuletzt benutzte zuerst</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Lines of comfortable length, or as wide as the window.</source>
            <translation>Zeilen in angenehmer Länge oder so breit wie das Fenster.</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>Look at everything</source>
            <translation>Alles ansehen</translation>
        </message>
        <message>
            <source>Look for news</source>
            <translation>Nach Neuem sehen</translation>
        </message>
        <message>
            <source>Motion</source>
            <translation>Bewegung</translation>
        </message>
        <message>
            <source>News wait in the inbox; the desktop stays silent.</source>
            <translation>Neues wartet im Eingang; der Desktop bleibt still.</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Not by itself</source>
            <translation>Nicht von selbst</translation>
        </message>
        <message>
            <source>Nothing is looked after or told while this is off.</source>
            <translation>Ist dies aus, wird nichts beobachtet oder gemeldet.</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Benachrichtigungen</translation>
        </message>
        <message>
            <source>Offer links from the clipboard</source>
            <translation>Links aus der Zwischenablage anbieten</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Offline</translation>
        </message>
        <message>
            <source>On a metered network</source>
            <translation>In getakteten Netzen</translation>
        </message>
        <message>
            <source>On battery</source>
            <translation>Im Akkubetrieb</translation>
        </message>
        <message>
            <source>On the desktop</source>
            <translation>Auf dem Desktop</translation>
        </message>
        <message>
            <source>Once a day</source>
            <translation>Einmal am Tag</translation>
        </message>
        <message>
            <source>Open new tabs beside the current one</source>
            <translation>Neue Tabs neben dem aktuellen öffnen</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>Orange</translation>
        </message>
        <message>
            <source>Order of Ctrl+Tab</source>
            <translation>Reihenfolge bei Strg+Tab</translation>
        </message>
        <message>
            <source>Pages I watch</source>
            <translation>Seiten, die ich beobachte</translation>
        </message>
        <message>
            <source>Pink</source>
            <translation>Rosa</translation>
        </message>
        <message>
            <source>Quick looks only</source>
            <translation>Nur kurze Blicke</translation>
        </message>
        <message>
            <source>Quiet from</source>
            <translation>Ruhe ab</translation>
        </message>
        <message>
            <source>Quiet hours</source>
            <translation>Ruhezeit</translation>
        </message>
        <message>
            <source>Quiet until</source>
            <translation>Ruhe bis</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>Lesen</translation>
        </message>
        <message>
            <source>Reduced</source>
            <translation>Reduziert</translation>
        </message>
        <message>
            <source>Reminders</source>
            <translation>Erinnerungen</translation>
        </message>
        <message>
            <source>Reopen windows and tabs</source>
            <translation>Fenster und Tabs wieder öffnen</translation>
        </message>
        <message>
            <source>Room for files</source>
            <translation>Platz für Dateien</translation>
        </message>
        <message>
            <source>Roomy</source>
            <translation>Geräumig</translation>
        </message>
        <message>
            <source>Saved searches</source>
            <translation>Gespeicherte Suchen</translation>
        </message>
        <message>
            <source>Show news on the desktop too, not in the inbox alone.</source>
            <translation>Neues auch auf dem Desktop zeigen, nicht nur im Eingang.</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Sync by itself</source>
            <translation>Von selbst abgleichen</translation>
        </message>
        <message>
            <source>Tabs</source>
            <translation>Tabs</translation>
        </message>
        <message>
            <source>Teal</source>
            <translation>Petrol</translation>
        </message>
        <message>
            <source>Tell me what changed</source>
            <translation>Über Änderungen benachrichtigen</translation>
        </message>
        <message>
            <source>Tell when a saved search finds something new.</source>
            <translation>Melden, wenn eine gespeicherte Suche Neues findet.</translation>
        </message>
        <message>
            <source>Tell when somebody changes a page watched on Confluence.</source>
            <translation>Melden, wenn jemand eine in Confluence beobachtete Seite ändert.</translation>
        </message>
        <message>
            <source>Tell when somebody changes a page with a star.</source>
            <translation>Melden, wenn jemand eine Seite mit Stern ändert.</translation>
        </message>
        <message>
            <source>Tell when the time of a reminder has come.</source>
            <translation>Melden, wenn es Zeit für eine Erinnerung ist.</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Schriftgröße</translation>
        </message>
        <message>
            <source>The colour of links and of what is selected.</source>
            <translation>Die Farbe von Links und von Ausgewähltem.</translation>
        </message>
        <message>
            <source>Violet</source>
            <translation>Violett</translation>
        </message>
        <message>
            <source>What is synced where data costs money, as on a phone.</source>
            <translation>Was abgeglichen wird, wo Daten Geld kosten, etwa über ein Telefon.</translation>
        </message>
        <message>
            <source>What is synced while the machine is not plugged in.</source>
            <translation>Was abgeglichen wird, solange der Rechner nicht am Netz hängt.</translation>
        </message>
        <message>
            <source>What the program speaks from its next start on.</source>
            <translation>Was das Programm vom nächsten Start an spricht.</translation>
        </message>
        <message>
            <source>When a copied link leads to Confluence, a quiet line offers to open it.</source>
            <translation>Führt ein kopierter Link zu Confluence, bietet eine dezente Zeile an, ihn zu öffnen.</translation>
        </message>
        <message>
            <source>When it is used up, files that nothing keeps offline go first.</source>
            <translation>Ist er voll, gehen zuerst Dateien, die nichts offline behält.</translation>
        </message>
        <message>
            <source>When off, a new tab goes to the end of the strip.</source>
            <translation>Ist dies aus, kommt ein neuer Tab ans Ende der Leiste.</translation>
        </message>
        <message>
            <source>When off, what is kept offline is synced when you say so.</source>
            <translation>Ist dies aus, wird nur abgeglichen, wenn Sie es sagen.</translation>
        </message>
        <message>
            <source>When the quiet hours begin.</source>
            <translation>Wann die Ruhezeit beginnt.</translation>
        </message>
        <message>
            <source>When the quiet hours end, on the next day if need be.</source>
            <translation>Wann die Ruhezeit endet, gegebenenfalls am nächsten Tag.</translation>
        </message>
        <message>
            <source>Whether things glide to their place or are there at once.</source>
            <translation>Ob Dinge an ihren Platz gleiten oder sofort da sind.</translation>
        </message>
        <message>
            <source>Which tab comes next while Ctrl is held.</source>
            <translation>Welcher Tab als Nächstes kommt, solange Strg gehalten wird.</translation>
        </message>
        <message>
            <source>Width of pages</source>
            <translation>Seitenbreite</translation>
        </message>
        <message>
            <source>Window and pages are light or dark, together.</source>
            <translation>Fenster und Seiten sind gemeinsam hell oder dunkel.</translation>
        </message>
        <message>
            <source>Zoom of pages</source>
            <translation>Zoom der Seiten</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Find a setting</source>
            <translation>Einstellung suchen</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren …</translation>
        </message>
        <message>
            <source>No setting is called that.</source>
            <translation>Keine Einstellung heißt so.</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>Alles zurücksetzen</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Abschnitte</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
    </context>
    <context>
        <name>SettingsFiles</name>
        <message numerus="yes">
            <source>%n item(s) made no sense here: {names}</source>
            <translation>
                <numerusform>%n Eintrag ergab hier keinen Sinn: {names}</numerusform>
                <numerusform>%n Einträge ergaben hier keinen Sinn: {names}</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything is as delivered.</source>
            <translation>Alles ist wie ausgeliefert.</translation>
        </message>
        <message>
            <source>Everything is as it was before.</source>
            <translation>Alles ist wie zuvor.</translation>
        </message>
        <message>
            <source>Export settings</source>
            <translation>Einstellungen exportieren</translation>
        </message>
        <message>
            <source>Import settings</source>
            <translation>Einstellungen importieren</translation>
        </message>
        <message>
            <source>Settings (*.json)</source>
            <translation>Einstellungen (*.json)</translation>
        </message>
        <message>
            <source>Taken from {file}.</source>
            <translation>Aus {file} übernommen.</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>Die Datei ist nicht lesbar.</translation>
        </message>
        <message>
            <source>The file could not be written there.</source>
            <translation>Die Datei ließ sich dort nicht schreiben.</translation>
        </message>
        <message>
            <source>These are no settings of Confluence Desk.</source>
            <translation>Dies sind keine Einstellungen von Confluence Desk.</translation>
        </message>
        <message>
            <source>These settings are of a newer Confluence Desk.</source>
            <translation>Diese Einstellungen stammen von einem neueren Confluence Desk.</translation>
        </message>
        <message>
            <source>Written to {file}.</source>
            <translation>In {file} geschrieben.</translation>
        </message>
    </context>
    <context>
        <name>SettingsSought</name>
        <message>
            <source>accessibility readable</source>
            <translation>Barrierefreiheit lesbar</translation>
        </message>
        <message>
            <source>animations accessibility effects</source>
            <translation>Animationen Barrierefreiheit Effekte</translation>
        </message>
        <message>
            <source>automatic download update</source>
            <translation>automatisch herunterladen aktualisieren</translation>
        </message>
        <message>
            <source>color highlight</source>
            <translation>Farbe Hervorhebung</translation>
        </message>
        <message>
            <source>color scheme theme appearance night</source>
            <translation>Farbschema Thema Design Aussehen Nacht Dunkelmodus</translation>
        </message>
        <message>
            <source>deleted pages trash</source>
            <translation>gelöschte Seiten Papierkorb</translation>
        </message>
        <message>
            <source>disk space storage limit cache</source>
            <translation>Festplatte Speicherplatz Grenze Zwischenspeicher</translation>
        </message>
        <message>
            <source>do not disturb mute night silence</source>
            <translation>nicht stören stumm Nacht lautlos</translation>
        </message>
        <message>
            <source>font larger smaller scale</source>
            <translation>Schrift Schriftgröße größer kleiner Skalierung</translation>
        </message>
        <message>
            <source>font scale percent</source>
            <translation>Schrift Vergrößerung Prozent</translation>
        </message>
        <message>
            <source>interval refresh hours</source>
            <translation>Intervall aktualisieren Stunden</translation>
        </message>
        <message>
            <source>interval refresh minutes</source>
            <translation>Intervall aktualisieren Minuten</translation>
        </message>
        <message>
            <source>line length margins</source>
            <translation>Zeilenlänge Ränder</translation>
        </message>
        <message>
            <source>locale translation German English</source>
            <translation>Gebietsschema Übersetzung Deutsch Englisch</translation>
        </message>
        <message>
            <source>mobile data hotspot wifi roaming</source>
            <translation>mobile Daten Hotspot WLAN Roaming</translation>
        </message>
        <message>
            <source>notifications alerts mute</source>
            <translation>Benachrichtigungen Meldungen stumm</translation>
        </message>
        <message>
            <source>paste startup</source>
            <translation>einfügen Programmstart</translation>
        </message>
        <message>
            <source>popup banner mute</source>
            <translation>Popup Banner stumm</translation>
        </message>
        <message>
            <source>power saving laptop</source>
            <translation>Strom sparen Laptop</translation>
        </message>
        <message>
            <source>spacing compact row height</source>
            <translation>Abstand kompakt Zeilenhöhe</translation>
        </message>
        <message>
            <source>startup restore session last</source>
            <translation>Programmstart wiederherstellen Sitzung letzte</translation>
        </message>
    </context>
    <context>
        <name>Sheets</name>
        <message numerus="yes">
            <source>%n favourite(s) added.</source>
            <translation>
                <numerusform>%n Favorit hinzugefügt.</numerusform>
                <numerusform>%n Favoriten hinzugefügt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n link(s) lead to other sites and were left out.</source>
            <translation>
                <numerusform>%n Link führt zu einer anderen Site und wurde weggelassen.</numerusform>
                <numerusform>%n Links führen zu anderen Sites und wurden weggelassen.</numerusform>
            </translation>
        </message>
        <message>
            <source>A newer Confluence Desk wrote this file. Install the newest version to read it.</source>
            <translation>Ein neueres Confluence Desk hat diese Datei geschrieben. Installieren Sie die neueste Version, um sie zu lesen.</translation>
        </message>
        <message>
            <source>Bookmarks for browsers (*.html)</source>
            <translation>Lesezeichen für Browser (*.html)</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Befehle</translation>
        </message>
        <message>
            <source>Favourites of Confluence Desk (*.json)</source>
            <translation>Favoriten von Confluence Desk (*.json)</translation>
        </message>
        <message>
            <source>Favourites written to {name}.</source>
            <translation>Favoriten in {name} geschrieben.</translation>
        </message>
        <message>
            <source>No command is called like that.</source>
            <translation>Kein Befehl heißt so.</translation>
        </message>
        <message>
            <source>These favourites belong to another site. Sign in there.</source>
            <translation>Diese Favoriten gehören zu einer anderen Site. Melden Sie sich dort an.</translation>
        </message>
        <message>
            <source>This file holds no favourites. Choose another one.</source>
            <translation>Diese Datei enthält keine Favoriten. Wählen Sie eine andere.</translation>
        </message>
        <message>
            <source>What do you want to do?</source>
            <translation>Was möchten Sie tun?</translation>
        </message>
        <message>
            <source>{name} cannot be read as text.</source>
            <translation>{name} ist nicht als Text lesbar.</translation>
        </message>
    </context>
    <context>
        <name>Shelves</name>
        <message>
            <source>Choose a page on the side, or open any Confluence link.</source>
            <translation>Wählen Sie in der Navigation eine Seite aus oder öffnen Sie einen Confluence-Link.</translation>
        </message>
        <message>
            <source>Enter opens here, Ctrl+Enter in a tab behind</source>
            <translation>Eingabe öffnet hier, Strg+Eingabe in einem Tab dahinter</translation>
        </message>
        <message>
            <source>F1 shows every key.</source>
            <translation>F1 zeigt alle Tasten.</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Favoriten</translation>
        </message>
        <message>
            <source>Filter pages</source>
            <translation>Seiten filtern</translation>
        </message>
        <message>
            <source>First steps</source>
            <translation>Erste Schritte</translation>
        </message>
        <message>
            <source>Open a link</source>
            <translation>Link öffnen</translation>
        </message>
        <message>
            <source>Pages you star appear here.</source>
            <translation>Seiten, die Sie mit einem Stern versehen, erscheinen hier.</translation>
        </message>
        <message>
            <source>Paste a page's address from your browser into the bar on top.</source>
            <translation>Fügen Sie oben die Adresse einer Seite aus Ihrem Browser ein.</translation>
        </message>
        <message>
            <source>Read last</source>
            <translation>Zuletzt gelesen</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>Ohne Titel</translation>
        </message>
        <message>
            <source>What you opened once opens without a network, too.</source>
            <translation>Was Sie einmal geöffnet haben, öffnet sich auch ohne Netz.</translation>
        </message>
        <message>
            <source>What you read appears here.</source>
            <translation>Was Sie lesen, erscheint hier.</translation>
        </message>
        <message>
            <source>{words} ({keys})</source>
            <translation>{words} ({keys})</translation>
        </message>
    </context>
    <context>
        <name>ShortcutEditor</name>
        <message>
            <source>All keys as delivered</source>
            <translation>Alle Tasten wie ausgeliefert</translation>
        </message>
        <message>
            <source>Commands and keys</source>
            <translation>Befehle und Tasten</translation>
        </message>
        <message>
            <source>Find a command or a key</source>
            <translation>Befehl oder Taste suchen</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Change shortcuts…</source>
            <translation>Tastenkürzel ändern …</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Elsewhere</source>
            <translation>Anderswo</translation>
        </message>
        <message>
            <source>Find a command or a key</source>
            <translation>Befehl oder Taste suchen</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>No command is called that.</source>
            <translation>Kein Befehl heißt so.</translation>
        </message>
    </context>
    <context>
        <name>SignOutDialog</name>
        <message numerus="yes">
            <source>Delete %n page(s) of {site} ({size}) from this machine?</source>
            <translation>
                <numerusform>%n Seite von {site} ({size}) von diesem Rechner löschen?</numerusform>
                <numerusform>%n Seiten von {site} ({size}) von diesem Rechner löschen?</numerusform>
            </translation>
        </message>
        <message>
            <source>Delete what is kept offline</source>
            <translation>Löschen, was offline behalten wird</translation>
        </message>
        <message>
            <source>It was for this session only: nothing of it stays on this machine.</source>
            <translation>Die Verbindung galt nur für diese Sitzung: Nichts davon bleibt auf diesem Rechner.</translation>
        </message>
        <message>
            <source>Nothing on the site changes. Favourites and reminders kept here go too.</source>
            <translation>Auf der Site ändert sich nichts. Auch Favoriten und Erinnerungen von hier gehen verloren.</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>Sign out and delete</source>
            <translation>Abmelden und löschen</translation>
        </message>
        <message>
            <source>Sign out and delete…</source>
            <translation>Abmelden und löschen …</translation>
        </message>
        <message>
            <source>Sign out {email} of {site}?</source>
            <translation>{email} von {site} abmelden?</translation>
        </message>
        <message>
            <source>The token and the key of the library are removed from this machine. What is kept offline stays as a file that nobody can read any more, unless you delete it.</source>
            <translation>Das Token und der Schlüssel der Bibliothek werden von diesem Rechner entfernt. Was offline behalten wird, bleibt als Datei, die niemand mehr lesen kann, außer Sie löschen sie.</translation>
        </message>
    </context>
    <context>
        <name>SinceRead</name>
        <message numerus="yes">
            <source>%n change(s) since you read v{old} on {day}</source>
            <translation>
                <numerusform>%n Änderung, seit Sie v{old} am {day} lasen</numerusform>
                <numerusform>%n Änderungen, seit Sie v{old} am {day} lasen</numerusform>
            </translation>
        </message>
        <message>
            <source>This is v{new}. You read v{old} on {day}.</source>
            <translation>Das ist v{new}. Sie lasen v{old} am {day}.</translation>
        </message>
        <message>
            <source>What changed</source>
            <translation>Was sich geändert hat</translation>
        </message>
        <message>
            <source>d MMM</source>
            <translation>d. MMM</translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <translation>d. MMM yyyy</translation>
        </message>
    </context>
    <context>
        <name>SiteMenu</name>
        <message>
            <source>Kept for this session only</source>
            <translation>Nur für diese Sitzung</translation>
        </message>
        <message>
            <source>Open in another window</source>
            <translation>In einem anderen Fenster öffnen</translation>
        </message>
        <message>
            <source>Reading only</source>
            <translation>Nur lesen</translation>
        </message>
        <message>
            <source>Remembered on this machine</source>
            <translation>Auf diesem Rechner gemerkt</translation>
        </message>
        <message>
            <source>Writing is on</source>
            <translation>Schreiben ist an</translation>
        </message>
    </context>
    <context>
        <name>SpillButton</name>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message numerus="yes">
            <source>%Ln page(s) offline · {size}</source>
            <translation>
                <numerusform>%Ln Seite offline · {size}</numerusform>
                <numerusform>%Ln Seiten offline · {size}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n Problem</numerusform>
                <numerusform>%n Probleme</numerusform>
            </translation>
        </message>
        <message>
            <source>Checking for news…</source>
            <translation>Suche nach Neuem …</translation>
        </message>
        <message>
            <source>Notices and problems</source>
            <translation>Hinweise und Probleme</translation>
        </message>
        <message>
            <source>Running work</source>
            <translation>Laufende Vorgänge</translation>
        </message>
        <message>
            <source>Running work: {work}</source>
            <translation>Laufender Vorgang: {work}</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message numerus="yes">
            <source>{work} and %n more</source>
            <translation>
                <numerusform>{work} und %n weiterer</numerusform>
                <numerusform>{work} und %n weitere</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Step</name>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
    </context>
    <context>
        <name>Suggestions</name>
        <message>
            <source>Suggestions</source>
            <translation>Vorschläge</translation>
        </message>
    </context>
    <context>
        <name>Sync</name>
        <message numerus="yes">
            <source>%Ln page(s)</source>
            <translation>
                <numerusform>%Ln Seite</numerusform>
                <numerusform>%Ln Seiten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s) a second</source>
            <translation>
                <numerusform>%Ln Seite je Sekunde</numerusform>
                <numerusform>%Ln Seiten je Sekunde</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) could not be synced.</source>
            <translation>
                <numerusform>%n Eintrag konnte nicht abgeglichen werden.</numerusform>
                <numerusform>%n Einträge konnten nicht abgeglichen werden.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) of {space} vanished from Confluence at once.</source>
            <translation>
                <numerusform>%n Seite von {space} ist auf einmal aus Confluence verschwunden.</numerusform>
                <numerusform>%n Seiten von {space} sind auf einmal aus Confluence verschwunden.</numerusform>
            </translation>
        </message>
        <message>
            <source>Another sync is at work on this library already.</source>
            <translation>An dieser Bibliothek arbeitet schon ein anderer Abgleich.</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Auswählen …</translation>
        </message>
        <message>
            <source>Decide…</source>
            <translation>Entscheiden …</translation>
        </message>
        <message>
            <source>Nothing is kept offline yet.</source>
            <translation>Noch wird nichts offline behalten.</translation>
        </message>
        <message>
            <source>Nothing is lost: the next one goes on where it was.</source>
            <translation>Nichts ist verloren: Der nächste macht dort weiter.</translation>
        </message>
        <message>
            <source>Nothing was removed here; decide what becomes of them.</source>
            <translation>Hier wurde nichts entfernt; entscheiden Sie, was damit geschieht.</translation>
        </message>
        <message>
            <source>Show the logs</source>
            <translation>Protokolle zeigen</translation>
        </message>
        <message>
            <source>Sync report</source>
            <translation>Abgleichbericht</translation>
        </message>
        <message>
            <source>Sync waits for Confluence</source>
            <translation>Abgleich wartet auf Confluence</translation>
        </message>
        <message>
            <source>Sync waits for Confluence, next try at {time}</source>
            <translation>Abgleich wartet auf Confluence, nächster Versuch um {time}</translation>
        </message>
        <message>
            <source>Synced: everything asked for is here.</source>
            <translation>Abgeglichen: Alles Gewünschte ist hier.</translation>
        </message>
        <message>
            <source>Syncing</source>
            <translation>Abgleich</translation>
        </message>
        <message>
            <source>Syncing {space}</source>
            <translation>Abgleich von {space}</translation>
        </message>
        <message>
            <source>The connection was closed.</source>
            <translation>Die Verbindung wurde geschlossen.</translation>
        </message>
        <message>
            <source>The sync broke off unexpectedly.</source>
            <translation>Der Abgleich ist unerwartet abgebrochen.</translation>
        </message>
        <message>
            <source>The sync broke off. {reason}</source>
            <translation>Der Abgleich ist abgebrochen. {reason}</translation>
        </message>
        <message>
            <source>They are tried again by each sync; the rest is here.</source>
            <translation>Jeder Abgleich versucht sie erneut; der Rest ist hier.</translation>
        </message>
        <message numerus="yes">
            <source>about %n minute(s) left</source>
            <translation>
                <numerusform>noch etwa %n Minute</numerusform>
                <numerusform>noch etwa %n Minuten</numerusform>
            </translation>
        </message>
        <message>
            <source>comments and labels</source>
            <translation>Kommentare und Stichwörter</translation>
        </message>
        <message>
            <source>files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>less than a minute left</source>
            <translation>noch weniger als eine Minute</translation>
        </message>
        <message>
            <source>looking after what left</source>
            <translation>Entferntes wird geprüft</translation>
        </message>
        <message>
            <source>looking what changed</source>
            <translation>Änderungen werden gesucht</translation>
        </message>
        <message>
            <source>what pages need</source>
            <translation>was Seiten brauchen</translation>
        </message>
        <message>
            <source>{done} / {total} files</source>
            <translation>{done} / {total} Dateien</translation>
        </message>
        <message>
            <source>{done} / {total} pages</source>
            <translation>{done} / {total} Seiten</translation>
        </message>
        <message numerus="yes">
            <source>{size} in %n request(s)</source>
            <translation>
                <numerusform>{size} in %n Anfrage</numerusform>
                <numerusform>{size} in %n Anfragen</numerusform>
            </translation>
        </message>
        <message>
            <source>{syncing} · {what}</source>
            <translation>{syncing} · {what}</translation>
        </message>
    </context>
    <context>
        <name>SyncProgress</name>
        <message>
            <source>Go on syncing</source>
            <translation>Abgleich fortsetzen</translation>
        </message>
        <message>
            <source>Pause the sync</source>
            <translation>Abgleich anhalten</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Abgleich</translation>
        </message>
        <message>
            <source>Sync paused</source>
            <translation>Abgleich angehalten</translation>
        </message>
        <message>
            <source>Sync report</source>
            <translation>Abgleichbericht</translation>
        </message>
        <message>
            <source>Sync waits for Confluence</source>
            <translation>Abgleich wartet auf Confluence</translation>
        </message>
        <message>
            <source>Syncing…</source>
            <translation>Abgleich läuft …</translation>
        </message>
    </context>
    <context>
        <name>Tab</name>
        <message>
            <source>Attachment</source>
            <translation>Anhang</translation>
        </message>
        <message>
            <source>Go online</source>
            <translation>Online gehen</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suche</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Sync report</source>
            <translation>Abgleichbericht</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
    </context>
    <context>
        <name>TabBar</name>
        <message>
            <source>Close (middle click)</source>
            <translation>Schließen (Mittelklick)</translation>
        </message>
        <message>
            <source>Tabs</source>
            <translation>Tabs</translation>
        </message>
        <message>
            <source>{title}, tab {at} of {count}</source>
            <translation>{title}, Tab {at} von {count}</translation>
        </message>
        <message>
            <source>{title}, tab {at} of {count}, pinned</source>
            <translation>{title}, Tab {at} von {count}, angeheftet</translation>
        </message>
    </context>
    <context>
        <name>TabHolder</name>
        <message>
            <source>Untitled</source>
            <translation>Ohne Titel</translation>
        </message>
    </context>
    <context>
        <name>TabListMenu</name>
        <message>
            <source>All tabs</source>
            <translation>Alle Tabs</translation>
        </message>
    </context>
    <context>
        <name>TabMenu</name>
        <message>
            <source>Tab</source>
            <translation>Tab</translation>
        </message>
    </context>
    <context>
        <name>TabStrip</name>
        <message>
            <source>All tabs</source>
            <translation>Alle Tabs</translation>
        </message>
        <message>
            <source>New tab</source>
            <translation>Neuer Tab</translation>
        </message>
        <message>
            <source>Scroll tabs back</source>
            <translation>Tabs zurückblättern</translation>
        </message>
        <message>
            <source>Scroll tabs on</source>
            <translation>Tabs weiterblättern</translation>
        </message>
    </context>
    <context>
        <name>TabSwitcher</name>
        <message>
            <source>Tabs, the one used last first</source>
            <translation>Tabs, der zuletzt benutzte zuerst</translation>
        </message>
    </context>
    <context>
        <name>Thing</name>
        <message>
            <source>a picture that nobody asked for</source>
            <translation>ein Bild, das niemand verlangt hat</translation>
        </message>
        <message>
            <source>ancestors of {thing}</source>
            <translation>übergeordnete Seiten von {thing}</translation>
        </message>
        <message>
            <source>attachment {id}</source>
            <translation>Anhang {id}</translation>
        </message>
        <message>
            <source>attachments</source>
            <translation>Anhänge</translation>
        </message>
        <message>
            <source>attachments of {thing}</source>
            <translation>Anhänge von {thing}</translation>
        </message>
        <message>
            <source>blog of {thing}</source>
            <translation>den Blog von {thing}</translation>
        </message>
        <message>
            <source>blogpost {id}</source>
            <translation>Blogbeitrag {id}</translation>
        </message>
        <message>
            <source>blogposts under label {id}</source>
            <translation>Blogbeiträge unter Stichwort {id}</translation>
        </message>
        <message>
            <source>children of {thing}</source>
            <translation>Inhalte unter {thing}</translation>
        </message>
        <message>
            <source>comment {id}</source>
            <translation>Kommentar {id}</translation>
        </message>
        <message>
            <source>comments</source>
            <translation>Kommentare</translation>
        </message>
        <message>
            <source>database {id}</source>
            <translation>Datenbank {id}</translation>
        </message>
        <message>
            <source>databases</source>
            <translation>Datenbanken</translation>
        </message>
        <message>
            <source>descendants of {thing}</source>
            <translation>alles unter {thing}</translation>
        </message>
        <message>
            <source>embed {id}</source>
            <translation>Smart Link {id}</translation>
        </message>
        <message>
            <source>embeds</source>
            <translation>Einbettungen</translation>
        </message>
        <message>
            <source>file {name}</source>
            <translation>die Datei {name}</translation>
        </message>
        <message>
            <source>files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>folder {id}</source>
            <translation>Ordner {id}</translation>
        </message>
        <message>
            <source>folders</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>footer comments</source>
            <translation>Kommentare unter Seiten</translation>
        </message>
        <message>
            <source>footer comments of {thing}</source>
            <translation>Seitenkommentare zu {thing}</translation>
        </message>
        <message>
            <source>inline comments</source>
            <translation>Kommentare im Text</translation>
        </message>
        <message>
            <source>inline comments of {thing}</source>
            <translation>Inline-Kommentare zu {thing}</translation>
        </message>
        <message>
            <source>labels</source>
            <translation>Stichwörter</translation>
        </message>
        <message>
            <source>labels in {thing}</source>
            <translation>Stichwörter in {thing}</translation>
        </message>
        <message>
            <source>labels of {thing}</source>
            <translation>Stichwörter von {thing}</translation>
        </message>
        <message>
            <source>page {id}</source>
            <translation>Seite {id}</translation>
        </message>
        <message>
            <source>pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>pages of {thing}</source>
            <translation>Seiten von {thing}</translation>
        </message>
        <message>
            <source>pages under label {id}</source>
            <translation>Seiten unter Stichwort {id}</translation>
        </message>
        <message>
            <source>people</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>replies to {thing}</source>
            <translation>Antworten auf {thing}</translation>
        </message>
        <message>
            <source>restrictions</source>
            <translation>Einschränkungen</translation>
        </message>
        <message>
            <source>restrictions of {id}</source>
            <translation>Einschränkungen von {id}</translation>
        </message>
        <message>
            <source>search</source>
            <translation>Suchergebnisse</translation>
        </message>
        <message>
            <source>space {id}</source>
            <translation>Bereich {id}</translation>
        </message>
        <message>
            <source>spaces</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>the audit log</source>
            <translation>das Audit-Protokoll</translation>
        </message>
        <message>
            <source>the current user</source>
            <translation>den aktuellen Benutzer</translation>
        </message>
        <message>
            <source>the page tree</source>
            <translation>den Seitenbaum</translation>
        </message>
        <message>
            <source>the page “{title}” in {thing}</source>
            <translation>die Seite „{title}“ in {thing}</translation>
        </message>
        <message>
            <source>the path of a page</source>
            <translation>den Pfad einer Seite</translation>
        </message>
        <message>
            <source>the picture</source>
            <translation>das Bild</translation>
        </message>
        <message>
            <source>the picture on {host}</source>
            <translation>das Bild auf {host}</translation>
        </message>
        <message>
            <source>this part of Confluence</source>
            <translation>diesen Teil von Confluence</translation>
        </message>
        <message>
            <source>types of content</source>
            <translation>Inhaltsarten</translation>
        </message>
        <message>
            <source>versions of {thing}</source>
            <translation>Versionen von {thing}</translation>
        </message>
        <message>
            <source>whiteboard {id}</source>
            <translation>Whiteboard {id}</translation>
        </message>
        <message>
            <source>whiteboards</source>
            <translation>Whiteboards</translation>
        </message>
        <message>
            <source>your account</source>
            <translation>Ihr Konto</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Against the previous</source>
            <translation>Gegen die vorige</translation>
        </message>
        <message>
            <source>Click or Enter: what it changed. With Shift: everything between it and the newer side. O and N: take it as the older or the newer side.</source>
            <translation>Klick oder Eingabe: was sie änderte. Mit Umschalt: alles zwischen ihr und der neueren Seite. O und N: als ältere oder neuere Seite nehmen.</translation>
        </message>
        <message numerus="yes">
            <source>Fetch %n missing text(s)</source>
            <translation>
                <numerusform>%n fehlenden Text holen</numerusform>
                <numerusform>%n fehlende Texte holen</numerusform>
            </translation>
        </message>
        <message>
            <source>Fetching versions</source>
            <translation>Versionen werden geholt</translation>
        </message>
        <message>
            <source>Since I last read it</source>
            <translation>Seit ich sie zuletzt las</translation>
        </message>
        <message>
            <source>Since last week</source>
            <translation>Seit letzter Woche</translation>
        </message>
        <message>
            <source>Stop fetching</source>
            <translation>Nicht weiter holen</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versionen</translation>
        </message>
        <message>
            <source>{done} of {all}</source>
            <translation>{done} von {all}</translation>
        </message>
    </context>
    <context>
        <name>TokenCard</name>
        <message>
            <source>&amp;E-mail</source>
            <translation>&amp;E-Mail</translation>
        </message>
        <message>
            <source>A token with scopes needs these. A token without scopes works as well: it may do whatever you may.</source>
            <translation>Ein Token mit Scopes braucht diese. Eines ohne Scopes geht auch: Es darf alles, was Sie dürfen.</translation>
        </message>
        <message>
            <source>API &amp;token</source>
            <translation>API-&amp;Token</translation>
        </message>
        <message>
            <source>API token</source>
            <translation>API-Token</translation>
        </message>
        <message>
            <source>Atlassian shows the day beside the token. You are reminded before.</source>
            <translation>Atlassian zeigt den Tag neben dem Token. Sie werden vorher erinnert.</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>Hide the token</source>
            <translation>Token verbergen</translation>
        </message>
        <message>
            <source>Make a token in your Atlassian account</source>
            <translation>Token in Ihrem Atlassian-Konto erstellen</translation>
        </message>
        <message>
            <source>Paste your token</source>
            <translation>Fügen Sie Ihr Token ein</translation>
        </message>
        <message>
            <source>Show the token</source>
            <translation>Token zeigen</translation>
        </message>
        <message>
            <source>The token e&amp;nds on</source>
            <translation>Das Token e&amp;ndet am</translation>
        </message>
        <message>
            <source>Which scopes does it need?</source>
            <translation>Welche Scopes braucht es?</translation>
        </message>
        <message>
            <source>not needed: a service account's token</source>
            <translation>nicht nötig: das Token eines Dienstkontos</translation>
        </message>
        <message>
            <source>you@example.com</source>
            <translation>sie@example.com</translation>
        </message>
    </context>
    <context>
        <name>TokenEnd</name>
        <message>
            <source>Make a new one in your Atlassian account, then sign in again.</source>
            <translation>Erstellen Sie ein neues in Ihrem Atlassian-Konto und melden Sie sich erneut an.</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>Erneut anmelden</translation>
        </message>
        <message>
            <source>The token for {site} ended on {day}.</source>
            <translation>Das Token für {site} endete am {day}.</translation>
        </message>
        <message numerus="yes">
            <source>The token for {site} ends in %n day(s), on {day}.</source>
            <translation>
                <numerusform>Das Token für {site} endet in %n Tag, am {day}.</numerusform>
                <numerusform>Das Token für {site} endet in %n Tagen, am {day}.</numerusform>
            </translation>
        </message>
        <message>
            <source>The token for {site} ends today.</source>
            <translation>Das Token für {site} endet heute.</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Connection</source>
            <translation>Verbindung</translation>
        </message>
        <message>
            <source>Connection: {}</source>
            <translation>Verbindung: {}</translation>
        </message>
        <message>
            <source>Kept for this session only</source>
            <translation>Nur für diese Sitzung</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Nicht verbunden</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Offline</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>Online</translation>
        </message>
        <message>
            <source>Remembered on this machine</source>
            <translation>Auf diesem Rechner gemerkt</translation>
        </message>
        <message>
            <source>Search or open link</source>
            <translation>Suchen oder Link öffnen</translation>
        </message>
        <message>
            <source>Search, or paste a Confluence link, page id or KEY:Title</source>
            <translation>Suchen, oder Confluence-Link, Seiten-ID oder SCHLÜSSEL:Titel einfügen</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>Erneut anmelden</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>Site</translation>
        </message>
        <message>
            <source>Site {}</source>
            <translation>Site {}</translation>
        </message>
        <message>
            <source>Slowed</source>
            <translation>Gebremst</translation>
        </message>
        <message>
            <source>Slowed until {}</source>
            <translation>Gebremst bis {}</translation>
        </message>
        <message>
            <source>Tool bar</source>
            <translation>Werkzeugleiste</translation>
        </message>
        <message>
            <source>Working offline</source>
            <translation>Offline-Modus</translation>
        </message>
    </context>
    <context>
        <name>Trail</name>
        <message>
            <source>Step {number} of {all}: {name}</source>
            <translation>Schritt {number} von {all}: {name}</translation>
        </message>
        <message>
            <source>{number} {name}</source>
            <translation>{number} {name}</translation>
        </message>
    </context>
    <context>
        <name>TreeRows</name>
        <message>
            <source>Archived</source>
            <translation>Archiviert</translation>
        </message>
        <message>
            <source>Blog</source>
            <translation>Blog</translation>
        </message>
        <message>
            <source>Could not load · Retry</source>
            <translation>Laden misslungen · Wiederholen</translation>
        </message>
        <message>
            <source>Could not refresh · Retry</source>
            <translation>Aktualisieren misslungen · Wiederholen</translation>
        </message>
        <message>
            <source>Database, opens in the browser</source>
            <translation>Datenbank, öffnet sich im Browser</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Favoriten</translation>
        </message>
        <message>
            <source>Folders are not listed. Missing scope: {scope}</source>
            <translation>Ordner werden nicht aufgeführt. Fehlender Scope: {scope}</translation>
        </message>
        <message>
            <source>In the trash</source>
            <translation>Im Papierkorb</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>Wird geladen …</translation>
        </message>
        <message>
            <source>Missing scope: {scope}</source>
            <translation>Fehlender Scope: {scope}</translation>
        </message>
        <message>
            <source>No pages yet</source>
            <translation>Noch keine Seiten</translation>
        </message>
        <message>
            <source>No spaces to show</source>
            <translation>Keine Bereiche zu zeigen</translation>
        </message>
        <message>
            <source>Not available offline · Retry</source>
            <translation>Offline nicht verfügbar · Wiederholen</translation>
        </message>
        <message>
            <source>Not on this machine</source>
            <translation>Nicht auf diesem Rechner</translation>
        </message>
        <message>
            <source>Pages you star appear here</source>
            <translation>Seiten mit Stern erscheinen hier</translation>
        </message>
        <message>
            <source>Personal spaces</source>
            <translation>Persönliche Bereiche</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Zuletzt gelesen</translation>
        </message>
        <message>
            <source>Saved searches</source>
            <translation>Gespeicherte Suchen</translation>
        </message>
        <message numerus="yes">
            <source>Show %Ln more</source>
            <translation>
                <numerusform>%Ln weitere zeigen</numerusform>
                <numerusform>%Ln weitere zeigen</numerusform>
            </translation>
        </message>
        <message>
            <source>Smart link, opens in the browser</source>
            <translation>Smart Link, öffnet sich im Browser</translation>
        </message>
        <message>
            <source>Spaces</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>Stopped · Retry</source>
            <translation>Angehalten · Wiederholen</translation>
        </message>
        <message>
            <source>Undated</source>
            <translation>Ohne Datum</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>Ohne Titel</translation>
        </message>
        <message>
            <source>Whiteboard, opens in the browser</source>
            <translation>Whiteboard, öffnet sich im Browser</translation>
        </message>
        <message>
            <source>archived space</source>
            <translation>archivierter Bereich</translation>
        </message>
        <message>
            <source>blog post</source>
            <translation>Blogbeitrag</translation>
        </message>
        <message>
            <source>database</source>
            <translation>Datenbank</translation>
        </message>
        <message>
            <source>favourite</source>
            <translation>Favorit</translation>
        </message>
        <message>
            <source>folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>folder of favourites</source>
            <translation>Favoritenordner</translation>
        </message>
        <message>
            <source>group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>kept offline</source>
            <translation>offline behalten</translation>
        </message>
        <message>
            <source>kept on this machine</source>
            <translation>auf diesem Rechner gespeichert</translation>
        </message>
        <message>
            <source>page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>saved search</source>
            <translation>gespeicherte Suche</translation>
        </message>
        <message>
            <source>section</source>
            <translation>Abschnitt</translation>
        </message>
        <message>
            <source>smart link</source>
            <translation>Smart Link</translation>
        </message>
        <message>
            <source>space</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>to be kept offline</source>
            <translation>soll offline behalten werden</translation>
        </message>
        <message>
            <source>whiteboard</source>
            <translation>Whiteboard</translation>
        </message>
        <message>
            <source>{count} found</source>
            <translation>{count} gefunden</translation>
        </message>
        <message>
            <source>{count}+</source>
            <translation>{count}+</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>A sign-in page of your company's network came instead of Confluence.</source>
            <translation>Statt Confluence kam eine Anmeldeseite Ihres Firmennetzes.</translation>
        </message>
        <message>
            <source>Another program holds the local library.</source>
            <translation>Ein anderes Programm hält die lokale Bibliothek offen.</translation>
        </message>
        <message>
            <source>Another program holds the vault with your secrets.</source>
            <translation>Ein anderes Programm hält den Tresor mit Ihren Geheimnissen.</translation>
        </message>
        <message>
            <source>Another program uses the port {detail} of this machine.</source>
            <translation>Ein anderes Programm benutzt den Port {detail} dieses Rechners.</translation>
        </message>
        <message>
            <source>Another sign-in of this program is open.</source>
            <translation>Eine andere Anmeldung dieses Programms ist offen.</translation>
        </message>
        <message>
            <source>Ask its owner for access.</source>
            <translation>Bitten Sie den Eigentümer um Zugriff.</translation>
        </message>
        <message>
            <source>Ask your administrator to install the company's certificate on this machine.</source>
            <translation>Bitten Sie Ihre Administration, das Firmenzertifikat auf diesem Rechner zu installieren.</translation>
        </message>
        <message>
            <source>Atlassian does not accept the client id and secret.</source>
            <translation>Atlassian nimmt Client-ID und Secret nicht an.</translation>
        </message>
        <message>
            <source>Atlassian knows no site named {host}.</source>
            <translation>Atlassian kennt keine Site namens {host}.</translation>
        </message>
        <message>
            <source>Atlassian refused the sign-in.</source>
            <translation>Atlassian hat die Anmeldung abgelehnt.</translation>
        </message>
        <message>
            <source>Atlassian took away the service behind {thing}.</source>
            <translation>Atlassian hat den Dienst abgeschaltet, der dies lieferte: {thing}.</translation>
        </message>
        <message>
            <source>Check both, or make a new token: tokens expire.</source>
            <translation>Prüfen Sie beides oder erstellen Sie ein neues Token: Tokens laufen ab.</translation>
        </message>
        <message>
            <source>Check its address and sign-in in the network settings.</source>
            <translation>Prüfen Sie seine Adresse und Anmeldung in den Netzwerkeinstellungen.</translation>
        </message>
        <message>
            <source>Check the disk, then try again.</source>
            <translation>Prüfen Sie den Datenträger und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Check the network; saved pages stay readable meanwhile.</source>
            <translation>Prüfen Sie das Netzwerk; gespeicherte Seiten bleiben lesbar.</translation>
        </message>
        <message>
            <source>Check what was asked for, then try again.</source>
            <translation>Prüfen Sie die Anfrage und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Choose where the token is kept: nowhere, or in a file under a passphrase.</source>
            <translation>Wählen Sie, wo das Token liegt: nirgends oder in einer Datei mit Passphrase.</translation>
        </message>
        <message>
            <source>Close other windows of Confluence Desk and try again.</source>
            <translation>Schließen Sie andere Fenster von Confluence Desk und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Close that program, or choose another port here and in the callback address of your app at Atlassian.</source>
            <translation>Schließen Sie jenes Programm oder wählen Sie hier und in der Rückrufadresse Ihrer App bei Atlassian einen anderen Port.</translation>
        </message>
        <message>
            <source>Compare it with the address that your browser shows in Confluence.</source>
            <translation>Vergleichen Sie sie mit der Adresse, die Ihr Browser in Confluence zeigt.</translation>
        </message>
        <message>
            <source>Compare the client id, scopes and callback address with those of your app.</source>
            <translation>Vergleichen Sie Client-ID, Scopes und Rückrufadresse mit denen Ihrer App.</translation>
        </message>
        <message>
            <source>Confluence Desk crashed the last time.</source>
            <translation>Confluence Desk ist beim letzten Mal abgestürzt.</translation>
        </message>
        <message>
            <source>Confluence Desk ended unexpectedly the last time.</source>
            <translation>Confluence Desk wurde beim letzten Mal unerwartet beendet.</translation>
        </message>
        <message>
            <source>Confluence Desk ended unexpectedly. Your tabs are back.</source>
            <translation>Confluence Desk wurde unerwartet beendet. Ihre Tabs sind wieder da.</translation>
        </message>
        <message>
            <source>Confluence Server and Data Center cannot be read with this program.</source>
            <translation>Confluence Server und Data Center lassen sich mit diesem Programm nicht lesen.</translation>
        </message>
        <message>
            <source>Confluence asked us to slow down.</source>
            <translation>Confluence bittet um langsamere Anfragen.</translation>
        </message>
        <message>
            <source>Confluence declined {thing}.</source>
            <translation>Confluence hat dies abgelehnt: {thing}.</translation>
        </message>
        <message>
            <source>Confluence does not find {thing}.</source>
            <translation>Confluence findet {thing} nicht.</translation>
        </message>
        <message>
            <source>Confluence gave an answer that makes no sense.</source>
            <translation>Confluence gab eine Antwort, die keinen Sinn ergibt.</translation>
        </message>
        <message>
            <source>Confluence had a problem of its own.</source>
            <translation>Confluence hatte selbst ein Problem.</translation>
        </message>
        <message>
            <source>Connect to one, or try the demo.</source>
            <translation>Stellen Sie eine Verbindung her oder probieren Sie die Demo aus.</translation>
        </message>
        <message>
            <source>Copy both again from the settings of your app at Atlassian.</source>
            <translation>Kopieren Sie beide noch einmal aus den Einstellungen Ihrer App bei Atlassian.</translation>
        </message>
        <message>
            <source>Copy the whole address from the browser; it begins with http://localhost.</source>
            <translation>Kopieren Sie die ganze Adresse aus dem Browser; sie beginnt mit http://localhost.</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Enter its passphrase.</source>
            <translation>Geben Sie seine Passphrase ein.</translation>
        </message>
        <message>
            <source>Enter the e-mail of the Atlassian account that made the token.</source>
            <translation>Geben Sie die E-Mail des Atlassian-Kontos ein, das das Token erstellt hat.</translation>
        </message>
        <message>
            <source>Enter the e-mail of whoever made it beside it.</source>
            <translation>Geben Sie daneben die E-Mail-Adresse dessen ein, der es erstellt hat.</translation>
        </message>
        <message>
            <source>Finish or cancel it, then try again.</source>
            <translation>Beenden Sie sie oder brechen Sie sie ab, und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>Free some space and try again; what is stored stays readable.</source>
            <translation>Schaffen Sie Platz und versuchen Sie es erneut; Gespeichertes bleibt lesbar.</translation>
        </message>
        <message>
            <source>Go online to ask Confluence.</source>
            <translation>Gehen Sie online, um Confluence zu fragen.</translation>
        </message>
        <message>
            <source>Install the newer version, or start with another home folder.</source>
            <translation>Installieren Sie die neuere Version oder starten Sie mit einem anderen Ordner.</translation>
        </message>
        <message>
            <source>Install the newest Confluence Desk.</source>
            <translation>Installieren Sie das neueste Confluence Desk.</translation>
        </message>
        <message>
            <source>It may be deleted, moved or hidden from your account.</source>
            <translation>Es wurde vielleicht gelöscht, verschoben oder vor Ihrem Konto verborgen.</translation>
        </message>
        <message>
            <source>Join a network or the VPN, then try again.</source>
            <translation>Gehen Sie in ein Netzwerk oder ins VPN und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Join the VPN or the office's network, then try again.</source>
            <translation>Gehen Sie ins VPN oder ins Firmennetz und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Look at what changed, then decide which text stays.</source>
            <translation>Sehen Sie sich die Änderungen an und entscheiden Sie, welcher Text bleibt.</translation>
        </message>
        <message>
            <source>Make a new one: tokens expire.</source>
            <translation>Erstellen Sie ein neues: Token laufen ab.</translation>
        </message>
        <message>
            <source>Make a token with more scopes, then sign in again.</source>
            <translation>Erstellen Sie ein Token mit mehr Berechtigungen und melden Sie sich erneut an.</translation>
        </message>
        <message>
            <source>Make a token with one of {scopes}, then sign in again.</source>
            <translation>Erstellen Sie ein Token mit einem von {scopes} und melden Sie sich noch einmal an.</translation>
        </message>
        <message>
            <source>Make a token with {scopes}, then sign in again.</source>
            <translation>Erstellen Sie ein Token mit {scopes} und melden Sie sich erneut an.</translation>
        </message>
        <message>
            <source>No Confluence is connected yet.</source>
            <translation>Noch ist kein Confluence verbunden.</translation>
        </message>
        <message>
            <source>Nothing to do: the work goes on by itself at {time}.</source>
            <translation>Nichts zu tun: Um {time} geht es von selbst weiter.</translation>
        </message>
        <message>
            <source>Nothing to do: the work goes on by itself.</source>
            <translation>Nichts zu tun: Es geht von selbst weiter.</translation>
        </message>
        <message>
            <source>Open the site in your browser, sign in there or join the VPN, then try again.</source>
            <translation>Öffnen Sie die Site im Browser, melden Sie sich dort an oder verbinden Sie das VPN und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>See whether it waits for you in another window, then try again.</source>
            <translation>Sehen Sie nach, ob er in einem anderen Fenster auf Sie wartet, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>See whether the disk is full, and who may write there.</source>
            <translation>Sehen Sie nach, ob der Datenträger voll ist und wer dort schreiben darf.</translation>
        </message>
        <message>
            <source>Sign in again and choose a site with Confluence; an administrator may have to allow the app.</source>
            <translation>Melden Sie sich erneut an und wählen Sie eine Site mit Confluence; vielleicht muss die Administration die App erlauben.</translation>
        </message>
        <message>
            <source>Sign in again in the browser.</source>
            <translation>Melden Sie sich im Browser erneut an.</translation>
        </message>
        <message>
            <source>Sign in again to build a new one; the old file is kept aside.</source>
            <translation>Melden Sie sich erneut an, um eine neue anzulegen; die alte Datei wird beiseitegelegt.</translation>
        </message>
        <message>
            <source>Sign in again; a new library is begun and the old file is kept aside.</source>
            <translation>Melden Sie sich erneut an; eine neue Bibliothek wird begonnen und die alte Datei beiseitegelegt.</translation>
        </message>
        <message>
            <source>Sign in again; saved pages stay readable meanwhile.</source>
            <translation>Melden Sie sich erneut an; gespeicherte Seiten bleiben inzwischen lesbar.</translation>
        </message>
        <message>
            <source>Sign in anew; the old file is kept aside.</source>
            <translation>Melden Sie sich neu an; die alte Datei wird beiseitegelegt.</translation>
        </message>
        <message>
            <source>Sign in by OAuth, or ask your administrator.</source>
            <translation>Melden Sie sich mit OAuth an oder fragen Sie Ihre Administration.</translation>
        </message>
        <message>
            <source>Sign in there once with your password, then try again.</source>
            <translation>Melden Sie sich dort einmal mit Ihrem Passwort an und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Somebody else saved {thing} first (now version {number}).</source>
            <translation>Jemand anderes hat zuerst gespeichert: {thing} (jetzt Version {number}).</translation>
        </message>
        <message>
            <source>Somebody else saved {thing} first.</source>
            <translation>Jemand anderes hat zuerst gespeichert: {thing}.</translation>
        </message>
        <message>
            <source>Something went wrong.</source>
            <translation>Etwas ist schiefgegangen.</translation>
        </message>
        <message>
            <source>Start Confluence Desk again.</source>
            <translation>Starten Sie Confluence Desk neu.</translation>
        </message>
        <message>
            <source>Start again, and use the newest page in the browser.</source>
            <translation>Beginnen Sie noch einmal und benutzen Sie die neueste Seite im Browser.</translation>
        </message>
        <message>
            <source>The answer belongs to another sign-in.</source>
            <translation>Die Antwort gehört zu einer anderen Anmeldung.</translation>
        </message>
        <message>
            <source>The answer is too old or was used already.</source>
            <translation>Die Antwort ist zu alt oder wurde schon benutzt.</translation>
        </message>
        <message>
            <source>The consent opens no Confluence site.</source>
            <translation>Die Zustimmung öffnet keine Confluence-Site.</translation>
        </message>
        <message>
            <source>The disk is full, so nothing new can be kept here.</source>
            <translation>Der Datenträger ist voll; Neues kann hier nicht gespeichert werden.</translation>
        </message>
        <message>
            <source>The keyring does not answer in time.</source>
            <translation>Der Schlüsselbund antwortet nicht rechtzeitig.</translation>
        </message>
        <message>
            <source>The keyring is locked.</source>
            <translation>Der Schlüsselbund ist gesperrt.</translation>
        </message>
        <message>
            <source>The keyring reported an error.</source>
            <translation>Der Schlüsselbund meldete einen Fehler.</translation>
        </message>
        <message>
            <source>The local library cannot be opened: its key is missing or does not fit.</source>
            <translation>Die lokale Bibliothek lässt sich nicht öffnen: Ihr Schlüssel fehlt oder passt nicht.</translation>
        </message>
        <message>
            <source>The local library could not be read or written.</source>
            <translation>Die lokale Bibliothek war nicht lesbar oder beschreibbar.</translation>
        </message>
        <message>
            <source>The local library is damaged.</source>
            <translation>Die lokale Bibliothek ist beschädigt.</translation>
        </message>
        <message>
            <source>The local library was closed already.</source>
            <translation>Die lokale Bibliothek war schon geschlossen.</translation>
        </message>
        <message>
            <source>The local library was made by a newer version of Confluence Desk.</source>
            <translation>Die lokale Bibliothek stammt von einer neueren Version von Confluence Desk.</translation>
        </message>
        <message>
            <source>The proxy of your network does not let the program through.</source>
            <translation>Der Proxy Ihres Netzwerks lässt das Programm nicht durch.</translation>
        </message>
        <message>
            <source>The sign-in was declined in the browser.</source>
            <translation>Die Anmeldung wurde im Browser abgelehnt.</translation>
        </message>
        <message>
            <source>The site</source>
            <translation>Die Site</translation>
        </message>
        <message>
            <source>The token belongs to another account than the e-mail.</source>
            <translation>Das Token gehört zu einem anderen Konto als die E-Mail.</translation>
        </message>
        <message>
            <source>The token may not read {thing}.</source>
            <translation>Das Token darf {thing} nicht lesen.</translation>
        </message>
        <message>
            <source>The vault with your secrets cannot be written.</source>
            <translation>Der Tresor mit Ihren Geheimnissen lässt sich nicht schreiben.</translation>
        </message>
        <message>
            <source>The vault with your secrets is damaged.</source>
            <translation>Der Tresor mit Ihren Geheimnissen ist beschädigt.</translation>
        </message>
        <message>
            <source>The vault with your secrets is locked.</source>
            <translation>Der Tresor mit Ihren Geheimnissen ist verschlossen.</translation>
        </message>
        <message>
            <source>There is no address {host} in the internet.</source>
            <translation>Im Internet gibt es keine Adresse {host}.</translation>
        </message>
        <message>
            <source>This is not the address that the browser was sent to.</source>
            <translation>Das ist nicht die Adresse, zu der der Browser geschickt wurde.</translation>
        </message>
        <message>
            <source>This machine does not trust the certificate of {host}.</source>
            <translation>Dieser Rechner vertraut dem Zertifikat von {host} nicht.</translation>
        </message>
        <message>
            <source>This machine has no connection to the internet.</source>
            <translation>Dieser Rechner hat keine Verbindung zum Internet.</translation>
        </message>
        <message>
            <source>This machine has no keyring for secrets.</source>
            <translation>Dieser Rechner hat keinen Schlüsselbund für Geheimnisse.</translation>
        </message>
        <message>
            <source>This passphrase does not open the vault.</source>
            <translation>Diese Passphrase öffnet den Tresor nicht.</translation>
        </message>
        <message>
            <source>This version of the file is not kept here.</source>
            <translation>Diese Version der Datei liegt nicht hier.</translation>
        </message>
        <message>
            <source>Too large for Confluence: {thing}.</source>
            <translation>Zu groß für Confluence: {thing}.</translation>
        </message>
        <message>
            <source>Try again in a minute.</source>
            <translation>Versuchen Sie es in einer Minute erneut.</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>Versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Try again whenever you like.</source>
            <translation>Versuchen Sie es erneut, wann immer Sie möchten.</translation>
        </message>
        <message>
            <source>Try again, and accept on the page that asks.</source>
            <translation>Versuchen Sie es erneut und stimmen Sie auf der Seite zu, die fragt.</translation>
        </message>
        <message>
            <source>Try again.</source>
            <translation>Versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Try again. Without the right one, sign in anew.</source>
            <translation>Versuchen Sie es erneut. Ohne die richtige melden Sie sich neu an.</translation>
        </message>
        <message>
            <source>Try again; if it stays so, choose another place for the token.</source>
            <translation>Versuchen Sie es erneut; bleibt es so, wählen Sie einen anderen Ort für das Token.</translation>
        </message>
        <message>
            <source>Try with a smaller part.</source>
            <translation>Versuchen Sie es mit einem kleineren Teil.</translation>
        </message>
        <message>
            <source>Turn writing on in the connection's settings.</source>
            <translation>Schalten Sie das Schreiben in den Einstellungen der Verbindung ein.</translation>
        </message>
        <message>
            <source>Unlock it, then try again.</source>
            <translation>Entsperren Sie ihn und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Writing is off for this connection: {thing} stays as it is.</source>
            <translation>Für diese Verbindung ist das Schreiben aus: {thing} bleibt, wie es ist.</translation>
        </message>
        <message>
            <source>You are working offline.</source>
            <translation>Sie arbeiten offline.</translation>
        </message>
        <message>
            <source>You stopped it.</source>
            <translation>Sie haben es angehalten.</translation>
        </message>
        <message>
            <source>Your account may not see {thing}.</source>
            <translation>Ihr Konto darf {thing} nicht sehen.</translation>
        </message>
        <message>
            <source>Your sign-in at {host} has ended.</source>
            <translation>Ihre Anmeldung bei {host} ist beendet.</translation>
        </message>
        <message>
            <source>the site</source>
            <translation>der Site</translation>
        </message>
        <message>
            <source>{host} answers, but is no Confluence Cloud.</source>
            <translation>{host} antwortet, ist aber kein Confluence Cloud.</translation>
        </message>
        <message>
            <source>{host} does not accept the e-mail and token.</source>
            <translation>{host} akzeptiert E-Mail und Token nicht.</translation>
        </message>
        <message>
            <source>{host} does not accept the token alone.</source>
            <translation>{host} nimmt das Token allein nicht an.</translation>
        </message>
        <message>
            <source>{host} does not accept the token.</source>
            <translation>{host} nimmt das Token nicht an.</translation>
        </message>
        <message>
            <source>{host} does not answer.</source>
            <translation>{host} antwortet nicht.</translation>
        </message>
        <message>
            <source>{host} shuts out the network that you are in.</source>
            <translation>{host} sperrt das Netzwerk aus, in dem Sie sind.</translation>
        </message>
        <message>
            <source>{host} takes no API tokens: your organisation shut them.</source>
            <translation>{host} nimmt keine API-Token an: Ihre Organisation hat sie gesperrt.</translation>
        </message>
        <message>
            <source>{host} wants to see you in the browser first.</source>
            <translation>{host} möchte Sie zuerst im Browser sehen.</translation>
        </message>
    </context>
    <context>
        <name>TroubleBox</name>
        <message>
            <source>Copy details</source>
            <translation>Einzelheiten kopieren</translation>
        </message>
        <message>
            <source>Proxy and certificates…</source>
            <translation>Proxy und Zertifikate …</translation>
        </message>
        <message>
            <source>What helps</source>
            <translation>Was hilft</translation>
        </message>
        <message>
            <source>What went wrong</source>
            <translation>Was schiefging</translation>
        </message>
    </context>
    <context>
        <name>Undoing</name>
        <message>
            <source>It is here again.</source>
            <translation>Es ist wieder da.</translation>
        </message>
        <message>
            <source>The connection was closed.</source>
            <translation>Die Verbindung wurde geschlossen.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
    </context>
    <context>
        <name>UnlockDialog</name>
        <message>
            <source>Not now</source>
            <translation>Nicht jetzt</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>The passphrase of the vault with your tokens and keys:</source>
            <translation>Die Passphrase des Tresors mit Ihren Token und Schlüsseln:</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Entsperren</translation>
        </message>
        <message>
            <source>Unlock your secrets</source>
            <translation>Geheimnisse entsperren</translation>
        </message>
        <message>
            <source>What went wrong</source>
            <translation>Was schiefging</translation>
        </message>
    </context>
    <context>
        <name>Unlocking</name>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Entsperren</translation>
        </message>
    </context>
    <context>
        <name>Vacancy</name>
        <message>
            <source>Working</source>
            <translation>In Arbeit</translation>
        </message>
    </context>
    <context>
        <name>VersionPicker</name>
        <message>
            <source>Version {number}</source>
            <translation>Version {number}</translation>
        </message>
        <message>
            <source>minor edit</source>
            <translation>kleine Änderung</translation>
        </message>
        <message>
            <source>v{number}</source>
            <translation>V. {number}</translation>
        </message>
    </context>
    <context>
        <name>VersionRowPainter</name>
        <message>
            <source>minor edit</source>
            <translation>kleine Änderung</translation>
        </message>
        <message>
            <source>read by you</source>
            <translation>von Ihnen gelesen</translation>
        </message>
        <message>
            <source>v{number}</source>
            <translation>v{number}</translation>
        </message>
    </context>
    <context>
        <name>VersionSection</name>
        <message>
            <source>No versions known.</source>
            <translation>Keine Versionen bekannt.</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versionen</translation>
        </message>
        <message>
            <source>minor edit</source>
            <translation>kleine Änderung</translation>
        </message>
    </context>
    <context>
        <name>VersionSlider</name>
        <message>
            <source>Drag the handles. Arrow keys move the newer one, with Shift the older one.</source>
            <translation>Ziehen Sie die Griffe. Pfeiltasten bewegen den neueren, mit Umschalt den älteren.</translation>
        </message>
        <message>
            <source>Version {old} and version {new}</source>
            <translation>Version {old} und Version {new}</translation>
        </message>
        <message>
            <source>Versions that are compared</source>
            <translation>Verglichene Versionen</translation>
        </message>
    </context>
    <context>
        <name>Versions</name>
        <message>
            <source>How much changed is not known: the text before it is not on this machine.</source>
            <translation>Wie viel sich geändert hat, ist nicht bekannt: Der Text davor liegt nicht auf diesem Rechner.</translation>
        </message>
        <message>
            <source>Its text is not on this machine.</source>
            <translation>Ihr Text liegt nicht auf diesem Rechner.</translation>
        </message>
        <message>
            <source>Version {number}</source>
            <translation>Version {number}</translation>
        </message>
        <message>
            <source>minor edit</source>
            <translation>kleine Änderung</translation>
        </message>
        <message>
            <source>newer side</source>
            <translation>neuere Seite</translation>
        </message>
        <message>
            <source>older side</source>
            <translation>ältere Seite</translation>
        </message>
        <message>
            <source>{first} to {last} are not there any more</source>
            <translation>{first} bis {last} gibt es nicht mehr</translation>
        </message>
        <message>
            <source>{number} is not there any more</source>
            <translation>{number} gibt es nicht mehr</translation>
        </message>
    </context>
    <context>
        <name>WelcomeTab</name>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
    </context>
    <context>
        <name>WhenFields</name>
        <message>
            <source>Changed before</source>
            <translation>Geändert vor</translation>
        </message>
        <message>
            <source>Changed on or after</source>
            <translation>Geändert am oder nach</translation>
        </message>
        <message>
            <source>Created before</source>
            <translation>Erstellt vor</translation>
        </message>
        <message>
            <source>Created on or after</source>
            <translation>Erstellt am oder nach</translation>
        </message>
        <message>
            <source>Only from a certain time</source>
            <translation>Nur aus einer bestimmten Zeit</translation>
        </message>
    </context>
    <context>
        <name>WhereStep</name>
        <message>
            <source>&amp;Site</source>
            <translation>&amp;Site</translation>
        </message>
        <message>
            <source>For example acme, or https://acme.atlassian.net/wiki/home</source>
            <translation>Zum Beispiel acme oder https://acme.atlassian.net/wiki/home</translation>
        </message>
        <message>
            <source>I do not know it: find my sites in the browser</source>
            <translation>Ich weiß es nicht: meine Sites im Browser finden</translation>
        </message>
        <message>
            <source>Looking for {url}…</source>
            <translation>{url} wird gesucht …</translation>
        </message>
        <message>
            <source>Paste the address of any page from your browser, or type the site's name.</source>
            <translation>Fügen Sie die Adresse irgendeiner Seite aus Ihrem Browser ein oder tippen Sie den Namen der Site.</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>Site</translation>
        </message>
        <message>
            <source>What is at this address</source>
            <translation>Was unter dieser Adresse steht</translation>
        </message>
        <message>
            <source>Where is your Confluence?</source>
            <translation>Wo ist Ihr Confluence?</translation>
        </message>
        <message>
            <source>{name} is there: {url}
Cloud id {id}</source>
            <translation>{name} ist da: {url}
Cloud-ID {id}</translation>
        </message>
    </context>
    <context>
        <name>Windows</name>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>The clipboard holds a link to this site.</source>
            <translation>Die Zwischenablage enthält einen Link zu dieser Site.</translation>
        </message>
        <message>
            <source>The clipboard holds a link to “{title}”.</source>
            <translation>Die Zwischenablage enthält einen Link zu „{title}“.</translation>
        </message>
    </context>
    <context>
        <name>WishButton</name>
        <message>
            <source>Blanks</source>
            <translation>Leerzeichen</translation>
        </message>
        <message>
            <source>Formatting</source>
            <translation>Formatierung</translation>
        </message>
        <message>
            <source>Show every kind</source>
            <translation>Jede Art zeigen</translation>
        </message>
        <message>
            <source>What is shown</source>
            <translation>Was gezeigt wird</translation>
        </message>
        <message>
            <source>Which kinds of changes are shown</source>
            <translation>Welche Arten von Änderungen gezeigt werden</translation>
        </message>
        <message>
            <source>Who wrote this</source>
            <translation>Wer hat das geschrieben</translation>
        </message>
        <message>
            <source>{kind} ({count})</source>
            <translation>{kind} ({count})</translation>
        </message>
    </context>
    <context>
        <name>Wishes</name>
        <message>
            <source>Confluence is asked to draw it…</source>
            <translation>Confluence wird um die Darstellung gebeten …</translation>
        </message>
        <message>
            <source>The image is too large. Open it in the browser.</source>
            <translation>Das Bild ist zu groß. Öffnen Sie es im Browser.</translation>
        </message>
        <message>
            <source>What {host} sent is no image. Open it in the browser.</source>
            <translation>Was {host} geschickt hat, ist kein Bild. Öffnen Sie es im Browser.</translation>
        </message>
        <message>
            <source>You are working offline. Go online to load it.</source>
            <translation>Sie arbeiten offline. Gehen Sie online, um es zu laden.</translation>
        </message>
        <message>
            <source>{host} could not give the image. Try again later.</source>
            <translation>{host} konnte das Bild nicht liefern. Versuchen Sie es später erneut.</translation>
        </message>
        <message>
            <source>{host} does not answer. Check the network, then try again.</source>
            <translation>{host} antwortet nicht. Prüfen Sie das Netzwerk und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>{host} does not give the image. Open it in the browser.</source>
            <translation>{host} gibt das Bild nicht heraus. Öffnen Sie es im Browser.</translation>
        </message>
        <message>
            <source>{host} does not have the image any more.</source>
            <translation>{host} hat das Bild nicht mehr.</translation>
        </message>
    </context>
    <context>
        <name>_FolderRow</name>
        <message>
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>Open folder: {name}</source>
            <translation>Ordner öffnen: {name}</translation>
        </message>
    </context>
</TS>
