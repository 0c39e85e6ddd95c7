-- one row: the account a running session belongs to, and when the session ends
select a.id, a.name, a.role, a.units, a.names, a.created, a.disabled, '', s.expires
from session s join account a on a.id = s.account_id
where s.token_hash = $token and s.expires > $now and not a.disabled;
