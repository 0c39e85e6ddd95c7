-- What a person is shown again of a file that came in, beside what it could not bring.
-- No part of the digest.

-- how a file was to be read, in the words of ingest: read again for a correction, it must say the same;
-- corrects: the batch whose file this one is, corrected; 0: none
create table asked (batch bigint, said varchar, corrects bigint);

-- a cell to look at again in a row that loaded; value is sealed like that of a reject
create table doubt (
    batch bigint, source bigint, row integer, col varchar, header varchar, cell varchar, value blob, why varchar, hint varchar
);

-- a total the file states of itself beside what was loaded, in fen or counted
create table stated (
    batch bigint, source bigint, row integer, col varchar, cell varchar, scope varchar, stated bigint, loaded bigint, why varchar
);
