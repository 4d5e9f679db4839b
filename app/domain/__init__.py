"""What the complaint centre knows: vocabulary, fields, checks, days and rules, without files, clock or screen."""
