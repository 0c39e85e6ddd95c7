-- one row per job whose file is not kept any longer
update job set result = '' where result <> '' and keep_until <= $now;
