"""The Complaint Form window part: fields, dates, drafts, attachments and the preview of paper."""
