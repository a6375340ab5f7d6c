this file is not read: main.tofu takes its place
