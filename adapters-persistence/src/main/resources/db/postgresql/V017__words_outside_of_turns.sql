-- How long the list of new words may become, each session says: who writes leaves it to others, who
-- empty it outside of the turn. A server of the version before empties it in its turn, at the length
-- that PostgreSQL is set to.
ALTER INDEX post_search_vector RESET (gin_pending_list_limit);
