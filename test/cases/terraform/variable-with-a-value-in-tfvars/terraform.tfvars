roles = ["Editor"]
