-- Texts are kept with those whom they name, so that excerpts show them: such texts are taken in anew.

DELETE FROM indexed WHERE number IN (SELECT number FROM uses WHERE what = 'mention');
