"""«Организации»: the list uploaded and looked over, invitations for all who have not come in, who has and who has not."""
