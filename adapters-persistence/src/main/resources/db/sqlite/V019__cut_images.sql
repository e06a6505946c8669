-- What an image was cut from, which may be gone, and which part of that it is: left, top, width and
-- height in ten-thousandths, and degrees, such as '1250,0,7500,10000,90'. Both or none.
ALTER TABLE image ADD COLUMN cut_from TEXT;
ALTER TABLE image ADD COLUMN crop TEXT;

CREATE INDEX image_by_original ON image (cut_from) WHERE cut_from IS NOT NULL;
