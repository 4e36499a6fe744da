-- Lists by area and search without marks, at half a million conversations. Every branch of "mine to see" (of my communes,
-- given to me, taken by me, acting for somebody) has an index in the order the lists are read; see lead/LeadLists.

-- As VietnameseText.fold: lower case, no marks, đ as d. What arrives is NFC, so every letter is one character.
create function folded(text) returns text language sql immutable strict parallel safe as $$
  select translate(lower($1),
    'áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ' ||
    -- A server whose locale is C leaves these as they are.
    'ÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴĐ',
    'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd' ||
    'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd')
$$;

-- Names a lead is found by, with its commune as a word of its own ("x17395"), so that "hanh, in my communes" is one look
-- into one index. Kept by triggers: a name the network tells later counts too, and erasing a name erases it here.
alter table lead add column words tsvector;

create function lead_words(called text, commune text, of_contact text) returns tsvector language sql stable as $$
  select to_tsvector('simple', folded(concat_ws(' ', called,
    (select display_name from contact where contact.contact_id = of_contact), 'x' || commune)))
$$;
create function lead_keeps_words() returns trigger language plpgsql as $$
begin
  new.words := lead_words(new.person_name, new.commune_code, new.contact_id);
  return new;
end $$;
create trigger lead_keeps_words before insert or update of person_name, commune_code, contact_id on lead
  for each row execute function lead_keeps_words();
create function contact_renames_leads() returns trigger language plpgsql as $$
begin
  update lead set words = lead_words(person_name, commune_code, contact_id) where contact_id = new.contact_id;
  return null;
end $$;
create trigger contact_renames_leads after update of display_name on contact
  for each row when (old.display_name is distinct from new.display_name) execute function contact_renames_leads();
update lead set words = lead_words(person_name, commune_code, contact_id);

create index lead_words on lead using gin (words);
create index lead_phone_end on lead (reverse(phone) text_pattern_ops) where phone is not null;
-- What people wrote, not what we answered: long texts everybody gets.
create index message_words on message using gin (to_tsvector('simple', folded(body))) where author = 'contact';

drop index lead_open;
create index lead_by_status on lead (status, opened_at, lead_id);
create index lead_by_commune on lead (commune_code, status, opened_at, lead_id);
create index lead_by_responsible on lead (responsible_id, status, opened_at, lead_id);
create index lead_by_agent on lead (agent_id, status, opened_at, lead_id) where agent_id is not null;
create index lead_by_acting on lead (acting_id, status, opened_at, lead_id) where acting_id is not null;
create index lead_to_do on lead ((coalesce(acting_id, responsible_id)), due_at, number) where status <> 'closed';
