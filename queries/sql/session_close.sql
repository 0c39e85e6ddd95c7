-- one row per session that ends: the one of a token
delete from session where token_hash = $token;
