-- contributing rows with the name their person shares with somebody: as the file says where nobody can say who it is, else as the others are called
select n.*, case when n.doubtful then n.cluster when n.doubtful is not null then k.words end as called
from /* rows */ n
left join (select member, min(words) as words from namesake group by member) k on k.member = n.person
