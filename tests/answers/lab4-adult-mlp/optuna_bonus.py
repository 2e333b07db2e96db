# %% wrong: same_sampler_twice
# Leaves the sampler out, so that both searches are TPE.
# loses: the study uses the sampler that it was given: TPE and random search differ
def search(objective, n_trials, sampler):
    import optuna

    study = optuna.create_study(direction="minimize")
    study.optimize(objective, n_trials=n_trials)
    return study


# %% wrong: always_random
# Makes a random sampler, whatever it was given.
# loses: the study uses the sampler that it was given: TPE and random search differ
def search(objective, n_trials, sampler):
    import optuna

    study = optuna.create_study(direction="minimize", sampler=optuna.samplers.RandomSampler())
    study.optimize(objective, n_trials=n_trials)
    return study


# %% wrong: maximises
# Looks for the largest loss.
# loses: the best value is the smallest, and beats where the search might have begun
def search(objective, n_trials, sampler):
    import optuna

    study = optuna.create_study(direction="maximize", sampler=sampler)
    study.optimize(objective, n_trials=n_trials)
    return study


# %% wrong: always_thirty
# Runs thirty trials, whatever it was asked for.
# loses: the worked example: three trials give a study of three trials
# loses: a search runs as many trials as it was asked for
def search(objective, n_trials, sampler):
    import optuna

    study = optuna.create_study(direction="minimize", sampler=sampler)
    study.optimize(objective, n_trials=30)
    return study


# %% wrong: returns_the_best_parameters
# Returns the best parameters in place of the study.
# loses: the worked example: three trials give a study of three trials
# loses: a search runs as many trials as it was asked for
# loses: the study uses the sampler that it was given: TPE and random search differ
# loses: the best value is the smallest, and beats where the search might have begun
def search(objective, n_trials, sampler):
    import optuna

    study = optuna.create_study(direction="minimize", sampler=sampler)
    study.optimize(objective, n_trials=n_trials)
    return study.best_params


# %% wrong: never_optimises
# Makes a study and returns it without a trial.
# loses: the worked example: three trials give a study of three trials
# loses: a search runs as many trials as it was asked for
# loses: the study uses the sampler that it was given: TPE and random search differ
# loses: the best value is the smallest, and beats where the search might have begun
def search(objective, n_trials, sampler):
    import optuna

    study = optuna.create_study(direction="minimize", sampler=sampler)
    return study


# %% right: ask_and_tell
# Asks for each trial and tells its value.
def search(objective, n_trials, sampler):
    import optuna

    study = optuna.create_study(sampler=sampler)
    for _ in range(n_trials):
        trial = study.ask()
        study.tell(trial, objective(trial))
    return study


# %% right: sampler_set_afterwards
# Sets the sampler on the study, and prints the best value.
def search(objective, n_trials, sampler):
    import optuna

    study = optuna.create_study(direction=optuna.study.StudyDirection.MINIMIZE)
    study.sampler = sampler
    study.optimize(lambda trial: objective(trial), n_trials, n_jobs=1)
    print(f"best: {study.best_value:.4f}")
    return study
