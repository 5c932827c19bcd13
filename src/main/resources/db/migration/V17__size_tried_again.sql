-- Since when a target takes only so many events at once: a size that was too much for a day need not be for ever. Rows of the
-- version before stay as they are until the next refusal of a size.
alter table target add column most_since timestamptz;
