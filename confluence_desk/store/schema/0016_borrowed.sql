-- What only kept pages show is let go as soon as none of them shows it any more.

CREATE TRIGGER need_ended AFTER DELETE ON needs WHEN old.what IN ('page', 'holder') BEGIN
    INSERT OR IGNORE INTO let_go
        SELECT id FROM content WHERE id = old.subject AND missing_reason = '';
END;
