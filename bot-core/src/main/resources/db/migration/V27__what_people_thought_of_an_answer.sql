-- What the person thought of the answer to this question of theirs: fits or misses, or null when they did not say.
alter table message add column judged text check (judged in ('fits', 'misses'));
