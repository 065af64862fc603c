-- What lists show comes with the pages they stand on: texts that were looked through before that
-- was so are looked through once more.

DELETE FROM completed;
